import { expect, test } from "vitest";
import { decodeIdTable } from "#functions/catalog/identifying/id-table.ts";
import { buildIndex } from "#functions/catalog/index.ts";
import { decodeIndex } from "#functions/catalog/indexing/index-file.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet, storeWith } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const numbers = (ids: readonly Card["id"][]) => ids.map((id) => id.split("-").at(-1));

async function builder(cards: readonly Card[]) {
  const [files, pointers] = [memoryIndexFiles(), memoryIndexPointers()];
  const store = await storeWith(cards);
  let now = Date.parse("2026-02-02T06:00:00Z");
  const clock = () => new Date(now);
  const deps = { store, files, pointers, clock };
  const current = async () => {
    const pointer = await pointers.current("pokemon");
    if (!pointer) throw new Error("There is no current index.");
    return { pointer, file: decodeIndex(await files.load(pointer.key), pointer.version) };
  };
  return { deps, current, later: () => (now += 60_000) };
}

test("an index holds the current cards of every set, and its pointer names it", async () => {
  const { deps, current } = await builder([aCard({ number: "2" }), aCard({ number: "10" })]);
  const built = await buildIndex("pokemon", deps);
  const { pointer, file } = await current();
  expect(built).toEqual({ version: pointer.version, cards: 2, outcome: "published" });
  expect(numbers(file.ids)).toEqual(["2", "10"]);
  expect(pointer).toMatchObject({ cards: 2, builtAt: "2026-02-02T06:00:00.000Z" });
});

test("an equal catalogue is neither stored nor announced again", async () => {
  const { deps, current, later } = await builder([aCard()]);
  const first = await buildIndex("pokemon", deps);
  const before = (await current()).pointer;
  later();
  const again = await buildIndex("pokemon", deps);
  expect(again).toEqual({ ...first, outcome: "unchanged" });
  // It is known of a later catalogue now, and is the same file and version, which is what is announced.
  const [builtAt, formatSince] = ["2026-02-02T06:01:00.000Z", before.builtAt];
  expect((await current()).pointer).toEqual({ ...before, builtAt, formatSince });
});

test("a slow build that has seen what was taken back since does not come after one that has not", async () => {
  const [one, two] = [aCard({ number: "1" }), aCard({ number: "2" })];
  const { deps, current, later } = await builder([one, two]);
  const first = await buildIndex("pokemon", deps);
  const list = (members: Card["id"][], observedAt: string) =>
    recordSet({ set: aSet(), members, provenance: aProvenance({ observedAt }) }, deps);
  await list([one.id], "2026-02-02T06:00:30.000Z");
  later();
  const files = {
    ...deps.files,
    async save(...saved: Parameters<typeof deps.files.save>) {
      // Between what the slow one has read and what it publishes.
      await list([one.id, two.id], "2026-02-02T06:00:40.000Z");
      later();
      expect((await buildIndex("pokemon", deps)).outcome).toBe("unchanged");
      return deps.files.save(...saved);
    },
  };
  expect((await buildIndex("pokemon", { ...deps, files })).outcome).toBe("older");
  expect((await current()).pointer.version).toBe(first.version);
});

test("a card that its set no longer lists is not in the next index", async () => {
  const [kept, gone] = [aCard({ number: "1" }), aCard({ number: "2" })];
  const { deps, current, later } = await builder([kept, gone]);
  await buildIndex("pokemon", deps);
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:30.000Z" });
  await recordSet({ set: aSet(), members: [kept.id], provenance }, deps);
  later();
  expect((await buildIndex("pokemon", deps)).cards).toBe(1);
  expect(numbers((await current()).file.ids)).toEqual(["1"]);
});

test("a build that began before the current index was built does not replace it", async () => {
  const { deps, current, later } = await builder([aCard({ number: "1" })]);
  const slowClock = deps.clock();
  later();
  const provenance = aProvenance({ observedAt: "2026-02-02T06:00:30.000Z" });
  await recordCards([{ card: aCard({ number: "1", rarity: "Common" }), provenance }], deps);
  const newer = await buildIndex("pokemon", deps);
  await recordCards(
    [
      {
        card: aCard({ number: "1", rarity: "Rare" }),
        provenance: aProvenance({ observedAt: "2026-02-02T06:00:40.000Z" }),
      },
    ],
    deps,
  );
  const late = await buildIndex("pokemon", { ...deps, clock: () => slowClock });
  expect(late.outcome).toBe("older");
  expect((await current()).pointer.version).toBe(newer.version);
});

test("[CAT-1] beside an index lies what its cards are called elsewhere, removed ones too", async () => {
  const [kept, gone] = [aCard({ number: "1" }), aCard({ number: "2" })];
  const { deps, current } = await builder([kept, gone]);
  const provenance = aProvenance({ observedAt: "2026-02-01T06:00:30.000Z" });
  await recordSet({ set: aSet(), members: [kept.id], provenance }, deps);
  await buildIndex("pokemon", deps);
  const { ids } = (await current()).pointer;
  const table = decodeIdTable("pokemon", await deps.files.load(ids?.key ?? ""), ids?.version ?? "");
  expect(table.named("tcgdex:base1-1")).toEqual([kept.id]);
  expect(table.named("tcgdex:base1-2")).toEqual([gone.id]);
});

test("an index of before, beside which no ids lie, is built anew although its cards are the same", async () => {
  const { deps, current, later } = await builder([aCard()]);
  const first = await buildIndex("pokemon", deps);
  const { ids: _of, ...pointer } = (await current()).pointer;
  await deps.pointers.publish(pointer);
  later();
  const again = await buildIndex("pokemon", deps);
  expect([again.version, again.outcome]).toEqual([first.version, "published"]);
  expect((await current()).pointer.ids).toBeDefined();
});

test("a game without cards has an empty index, not none", async () => {
  const { deps } = await builder([]);
  expect(await buildIndex("onepiece", deps)).toMatchObject({ cards: 0, outcome: "published" });
});
