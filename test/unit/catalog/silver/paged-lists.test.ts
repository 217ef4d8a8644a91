import fc from "fast-check";
import { expect, test } from "vitest";
import { findCard } from "#functions/catalog/index.ts";
import { getSet } from "#functions/catalog/reading/get-set.ts";
import { standingLists } from "#schemas/storage/standing-lists.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll, recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const at = (minute: number) => `2026-02-01T06:0${minute}:00.000Z`;
const list = (minute: number, pages?: number, doubtedAt?: number) => ({
  provenance: { observedAt: at(minute) },
  ...(pages !== undefined && { pages }),
  ...(doubtedAt !== undefined && { doubted: { provenance: { observedAt: at(doubtedAt) } } }),
});
const namesOf = (lists: Parameters<typeof standingLists>[0]) =>
  standingLists(lists).map(([name]) => name);

test.each([
  ["no page of which nobody counts", { api: list(5), "api/2": list(1) }, ["api", "api/2"]],
  [
    "pages up to the last",
    { api: list(5, 2), "api/2": list(1), "api/3": list(1) },
    ["api", "api/2"],
  ],
  ["a page of the same moment", { api: list(5, 1), "api/2": list(5) }, ["api"]],
  ["a page of a later round", { api: list(5, 1), "api/2": list(6) }, ["api", "api/2"]],
  [
    "a page whose newest list is later",
    { api: list(5, 1), "api/2": list(1, undefined, 6) },
    ["api", "api/2"],
  ],
  ["a page before its first", { "api/2": list(1) }, ["api/2"]],
  [
    "lists of a source that have names",
    { opt: list(5, 1), "opt/sets": list(1) },
    ["opt", "opt/sets"],
  ],
  ["pages of another", { api: list(5, 1), "files/2": list(1) }, ["api", "files/2"]],
  ["the tenth page", { api: list(5, 10), "api/10": list(1), "api/11": list(1) }, ["api", "api/10"]],
])("[CAT-4] of a source's lists stand %#: %s", (_what, lists, names) => {
  expect(namesOf(lists)).toEqual(names);
});

const numbers = ["1", "2", "3", "4"];
const ids = numbers.map((number) => aCard({ number }).id);
/** A day's round: the first page, and the second where there is one. */
const round = (day: number, pages: 1 | 2) =>
  Array.from({ length: pages }, (_none, page) => ({
    sourceId: `base1 ${page + 1}`,
    value: {
      ...{ game: "pokemon", language: "en", setId: aSet().id },
      printingIds: page === 0 ? ids.slice(0, 3) : ids.slice(3),
      ...(page === 0 ? { pages } : { list: "2" }),
    },
    provenance: aProvenance({
      source: "pokemontcg",
      observedAt: `2026-02-0${day}T06:0${page}:00.000Z`,
    }),
  }));

async function catalogue() {
  const store = memoryCatalogStore();
  const provenance = aProvenance({ source: "pokemontcg" });
  const set = aSet();
  await recordAll("set", [{ sourceId: "base1", value: set, provenance }], { store });
  await recordCards(
    numbers.map((number) => ({ card: aCard({ number }), provenance })),
    { store },
  );
  return store;
}
const statuses = (store: Awaited<ReturnType<typeof catalogue>>) =>
  Promise.all(ids.map(async (id) => (await findCard(id, { store }))?.status));

test("[ING-2] whatever order the pages of three rounds come in, the last round is believed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom<1 | 2>(1, 2), { minLength: 1, maxLength: 4 }).chain((rounds) => {
        const all = rounds.flatMap((pages, index) => round(index + 1, pages));
        const shuffled = fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length });
        return fc.tuple(fc.constant(rounds), shuffled, fc.boolean());
      }),
      async ([rounds, lists, isTogether]) => {
        const store = await catalogue();
        const parts = isTogether ? [lists] : lists.map((one) => [one]);
        for (const part of parts) await recordAll("members", part, { store });
        const last = rounds.at(-1) === 2 ? "current" : "removed";
        expect(await statuses(store)).toEqual(["current", "current", "current", last]);
      },
    ),
    { numRuns: 40 },
  );
});

test("[CAT-3] a doubted list of a page that is no more is no finding of its set", async () => {
  const store = await catalogue();
  const many = Array.from({ length: 9 }, (_none, at) => aCard({ number: `${at + 10}` }).id);
  const page = (day: number, printingIds: string[], more: object) => ({
    ...{ sourceId: "base1", value: { ...round(1, 1)[0]?.value, printingIds, ...more } },
    provenance: aProvenance({ source: "pokemontcg", observedAt: `2026-02-0${day}T06:00:00.000Z` }),
  });
  const first = { pages: 2 };
  const second = { list: "2", pages: undefined };
  await recordAll("members", [page(1, ids, first), page(2, many, second)], { store });
  await recordAll("members", [page(3, [], second)], { store });
  expect((await getSet(aSet().id, { store })).findings).toMatchObject([{ code: "list_shrank" }]);
  await recordAll("members", [page(4, ids, { pages: 1 })], { store });
  expect((await getSet(aSet().id, { store })).findings).toEqual([]);
});

test("[CAT-4] a set that no page lists any more is removed", async () => {
  const store = memoryCatalogStore();
  const provenance = aProvenance({ source: "pokemontcg", observedAt: "2026-02-01T06:00:00.000Z" });
  await recordSet({ set: aSet(), members: [], provenance }, { store });
  const say = (day: number, setIds: string[], more: object) => ({
    ...{ sourceId: "sets", value: { game: "pokemon", language: "en", setIds, ...more } },
    provenance: { ...provenance, observedAt: `2026-02-0${day}T06:00:00.000Z` },
  });
  const lists = [say(2, [], { pages: 2 }), say(3, [aSet().id], { list: "2" })];
  await recordAll("sets-listed", lists, { store });
  expect((await getSet(aSet().id, { store })).status).toBe("current");
  await recordAll("sets-listed", [say(4, [], { pages: 1 })], { store });
  expect((await getSet(aSet().id, { store })).status).toBe("removed");
});
