import { expect, test } from "vitest";
import { getSet } from "#functions/catalog/reading/get-set.ts";
import { listSets } from "#functions/catalog/reading/list-sets.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll, recordSet } from "#test/support/catalogue/silver.ts";

const ofPokemon = { game: "pokemon", language: "en" } as const;
const at = (day: number) => aProvenance({ observedAt: `2026-02-0${day}T06:00:00.000Z` });
const base = aSet().id;
const idOf = (id: string) => setId("pokemon", "en", id);

/** A catalogue of sets, each called by the last part of its id. */
async function setsOf(sets: readonly (Partial<CardSet> & { name: string })[]) {
  const store = memoryCatalogStore();
  for (const { name, ...more } of sets) {
    const set = aSet({ id: idOf(name), name, ...more });
    await recordSet({ set, members: [], provenance: at(1) }, { store });
  }
  return store;
}

async function namesByPage(store: ReturnType<typeof memoryCatalogStore>, limit: number) {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listSets({ ...ofPokemon, limit, cursor }, { store });
    pages.push(items.map(({ name }) => name));
    cursor = nextCursor;
  } while (cursor !== undefined && pages.length < 9);
  return pages;
}

test("[CAT-5] sets of one day come by their ids, and those without a date come last", async () => {
  const releasedOn = "2026-01-01";
  const store = await setsOf([
    { name: "undated", releasedOn: undefined },
    { name: "b", releasedOn },
    { name: "old", releasedOn: "1999-01-09" },
    { name: "c", releasedOn },
    { name: "a", releasedOn },
    { name: "never", releasedOn: undefined },
  ]);
  const all = ["a", "b", "c", "old", "never", "undated"];
  expect(await namesByPage(store, 9)).toEqual([all]);
  // A page that ends among sets of one day goes on behind the one that it ended with.
  expect(await namesByPage(store, 1)).toEqual(all.map((name) => [name]));
  expect(await namesByPage(store, 3)).toEqual([all.slice(0, 3), all.slice(3)]);
});

test("[CAT-4] a set that no source lists any more is shown as removed, by itself and in lists", async () => {
  const store = await setsOf([{ name: "base1" }, { name: "base2" }]);
  expect((await getSet(base, { store })).status).toBe("current");
  const list = { ...ofPokemon, setIds: [idOf("base2")] };
  await recordAll("sets-listed", [{ sourceId: "", value: list, provenance: at(2) }], { store });
  expect((await getSet(base, { store })).status).toBe("removed");
  const { items } = await listSets({ ...ofPokemon, limit: 9 }, { store });
  expect(items.map(({ id, status }) => [id, status])).toEqual([
    [base, "removed"],
    [idOf("base2"), "current"],
  ]);
});

test("[CAT-5] a set tells where its signs are shown, and none where it has none", async () => {
  const [logoUrl, symbolUrl] = ["https://pictures.example/logo", "https://pictures.example/symbol"];
  const store = await setsOf([{ name: "base1", logoUrl, symbolUrl }, { name: "base2" }]);
  expect(await getSet(base, { store })).toMatchObject({
    ...{ logoUrl, logoPath: `/v1/sets/${base}/logo` },
    ...{ symbolUrl, symbolPath: `/v1/sets/${base}/symbol` },
  });
  const bare = await getSet(idOf("base2"), { store });
  expect(bare).not.toHaveProperty("logoPath");
  expect(bare).not.toHaveProperty("symbolPath");
});

test("[CAT-4] a list that shrank is told with its set, until it is believed", async () => {
  const store = memoryCatalogStore();
  const members = ["1", "2", "3", "4", "5", "6"].map((number) => aCard({ number }).id);
  const set = aSet({ findings: [{ code: "odd_name", detail: "It is odd." }] });
  await recordSet({ set, members, provenance: at(1) }, { store });
  expect((await getSet(base, { store })).findings).toEqual(set.findings);
  await recordSet({ set, members: members.slice(0, 1), provenance: at(2) }, { store });
  expect((await getSet(base, { store })).findings).toEqual([
    ...set.findings,
    {
      code: "list_shrank",
      detail: "tcgdex listed 6 cards and now 1; it is believed when it says so again",
    },
  ]);
  const { items } = await listSets({ ...ofPokemon, limit: 1 }, { store });
  expect(items[0]).not.toHaveProperty("findings");
  await recordSet({ set, members: members.slice(0, 1), provenance: at(3) }, { store });
  expect((await getSet(base, { store })).findings).toEqual(set.findings);
});

test("[CAT-6] a set tells all by itself, and lists stay slim", async () => {
  const details = {
    ...{
      onlineCode: "BS",
      cardsByFinish: { normal: 70, firstEdition: 102 },
      legalIn: { standard: false },
    },
    formats: [{ format: "unlimited", status: "Legal" }],
    boosterPacks: [{ id: "boo_base1-charizard", name: "Charizard" }],
    sourceUpdatedAt: "2022/10/10 15:12:00",
  };
  const store = await setsOf([{ name: "base1", ...details }]);
  expect(await getSet(base, { store })).toMatchObject(details);
  const { items } = await listSets({ ...ofPokemon, limit: 9 }, { store });
  const { findings: _, ...told } = await getSet(base, { store });
  const brief = Object.entries(told).filter(([name]) => !Object.hasOwn(details, name));
  expect(items).toEqual([Object.fromEntries(brief)]);
});

test("[API-2] a set that is not there is named in the problem", async () => {
  await expect(getSet(base, { store: memoryCatalogStore() })).rejects.toMatchObject({
    code: "catalog.no_such_set",
    message: expect.stringContaining(base),
  });
});
