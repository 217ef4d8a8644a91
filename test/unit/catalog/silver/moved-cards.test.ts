import { expect, test } from "vitest";
import type { SilverStore } from "#functions/catalog/index.ts";
import { shadowStore } from "#functions/catalog/silver/shadow-store.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import {
  at,
  cardIn,
  facts,
  fragmentsIn,
  recordOf,
  sets,
  take,
} from "#test/support/catalogue/moved-cards.ts";
import { recordAll } from "#test/support/catalogue/silver.ts";

test("[CAT-1] a card that its source files under another set is said there, and nowhere else", async () => {
  const store = memoryCatalogStore();
  await take(store, { source: "tcgdex", sourceId: "base1-4" }, { rarity: "Rare Holo" });
  expect((await cardIn(store, "base1"))?.crosswalk).toEqual({
    ...{ tcgdex: "base1-4", pokemontcg: "x-4" },
  });
  expect(await take(store, { set: "base2", rarity: "Rare Holo", day: 2 })).toEqual({
    ...{ written: 1, unchanged: 0, older: 0 },
  });
  const [old, now] = [await cardIn(store, "base1"), await cardIn(store, "base2")];
  expect(old?.crosswalk).toEqual({ tcgdex: "base1-4" });
  expect(old?.provenance.map(({ source }) => source)).toEqual(["tcgdex"]);
  expect(old).not.toHaveProperty("rarities");
  expect(now).toMatchObject({ crosswalk: { pokemontcg: "x-4" }, status: "current" });
  // What it said before comes late, or once more.
  expect(await take(store, { rarity: "Rare Holo" })).toMatchObject({ written: 0, older: 1 });
  expect(await cardIn(store, "base1")).toEqual(old);
});

test("[CAT-4] where nobody else says the card any more, it is kept and shown as removed", async () => {
  const store = memoryCatalogStore();
  await take(store, {});
  await take(store, { set: "base2", day: 2 });
  expect(await cardIn(store, "base1")).toMatchObject({ status: "removed", provenance: [] });
  expect((await cardIn(store, "base2"))?.status).toBe("current");
});

test("[CAT-1] a card that comes back lies where it was, with what is said of it now", async () => {
  const store = memoryCatalogStore();
  await take(store, { name: "First" });
  await take(store, { set: "base2", name: "Second", day: 2 });
  await take(store, { name: "Third", day: 3 });
  expect(await facts(store)).toMatchObject([
    { value: { name: "Third", setId: "pokemon:en:base1" } },
  ]);
  expect(fragmentsIn(store)).toHaveLength(1);
});

test("[LAKE-6] another reading of the very same answer may file it elsewhere", async () => {
  const store = memoryCatalogStore();
  await take(store, {});
  await take(store, { set: "base2" });
  expect(await facts(store)).toMatchObject([{ value: { setId: "pokemon:en:base2" } }]);
});

test.each([
  {
    early: { bronzeKey: "bronze/a", bronzeLine: 9 },
    late: { bronzeKey: "bronze/b", bronzeLine: 1 },
  },
  { early: { bronzeLine: 1, record: 9 }, late: { bronzeLine: 2, record: 1 } },
  { early: { record: 1 }, late: { record: 2 } },
  { early: {}, late: { record: 1 } },
])(
  "of two answers of one moment, the same is believed in any order: $late",
  async ({ early, late }) => {
    for (const [first, second] of [sets, sets.toReversed()]) {
      const says = [
        { set: first, answer: early },
        { set: second, answer: late },
      ];
      for (const order of [says, says.toReversed()]) {
        const store = memoryCatalogStore();
        for (const say of order) await take(store, say);
        expect(await facts(store)).toMatchObject([{ value: { setId: `pokemon:en:${second}` } }]);
      }
    }
  },
);

test("[CAT-1] other languages, other sources and other kinds of things may be called the same", async () => {
  const store = memoryCatalogStore();
  const german = setId("pokemon", "de", "base2");
  const { provenance } = recordOf({});
  await take(store, {}, { source: "tcgdex", set: "base3" });
  const value = aCard({ id: printingId(german, "4"), language: "de", setId: german });
  await recordAll("card", [{ sourceId: "x-4", value, provenance }], { store });
  await recordAll("set", [{ sourceId: "x-4", value: aSet(), provenance }], { store });
  expect(fragmentsIn(store)).toHaveLength(4);
});

test("[CAT-1] a set that its source calls ours by another id from now on is said there alone", async () => {
  const store = memoryCatalogStore();
  const say = (id: string, day: number) => {
    const value = aSet({
      id: setId("onepiece", "en", id),
      game: "onepiece",
      crosswalk: { p: "9" },
    });
    const provenance = aProvenance({ source: "punk-records", observedAt: at(day) });
    return recordAll("set", [{ sourceId: "569", value, provenance }], { store });
  };
  await say("op-15", 2);
  await say("op-14", 1);
  expect(await store.sets("onepiece", "en")).toMatchObject([
    { value: { id: "onepiece:en:op-15" } },
  ]);
  await say("op15-eb04", 3);
  const all = await store.sets("onepiece", "en");
  expect(all.map(({ value, sources }) => [value.id, sources.length])).toEqual([
    ["onepiece:en:op-15", 0],
    ["onepiece:en:op15-eb04", 1],
  ]);
});

test("[CAT-4] where cards lie is looked up for those that are news alone, and written once", async () => {
  const store = memoryCatalogStore();
  const [asked, filed]: [number[], number[]] = [[], []];
  const counting: SilverStore = {
    ...store,
    filed(keys) {
      asked.push(keys.length);
      return store.filed(keys);
    },
    save(writes) {
      filed.push(writes.flatMap(({ filings = [] }) => filings).length);
      return store.save(writes);
    },
  };
  const says = [{}, { sourceId: "x-5", number: "5" }];
  await take(counting, ...says);
  await take(counting, ...says.map((say) => ({ ...say, day: 2 })));
  await take(counting, ...says.map((say) => ({ ...say, rarity: "Promo", day: 3 })));
  const sums = [asked, filed].map((all) => all.reduce((sum, one) => sum + one, 0));
  expect(sums).toEqual([4, 2]);
});

test("[LAKE-6] the shadow of a replay files cards as silver does, and leaves silver alone", async () => {
  const store = memoryCatalogStore();
  const shadow = shadowStore(store, "r1", 1_800_000_000);
  await take(store, { set: "base3", day: 9 });
  const before = await facts(store);
  await take(shadow, { set: "base2", day: 2 });
  await take(shadow, {});
  expect(await facts(store)).toEqual(before);
  const kept = store.all().filter(({ pk }) => pk.startsWith("SHADOW#r1#"));
  expect(kept.map(({ pk }) => pk)).toEqual([
    "SHADOW#r1#FILED#card#pokemon:en#pokemontcg#x-4",
    "SHADOW#r1#SET#pokemon:en:base2",
  ]);
  for (const item of kept) expect(item).toMatchObject({ expiresAtSeconds: 1_800_000_000 });
  await take(shadow, { set: "base1", day: 3 });
  const moved = store.all().filter(({ pk }) => pk.startsWith("SHADOW#r1#SET#"));
  expect(moved.map(({ pk }) => pk)).toEqual(["SHADOW#r1#SET#pokemon:en:base1"]);
});
