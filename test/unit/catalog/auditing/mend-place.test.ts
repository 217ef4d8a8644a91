import { expect, test } from "vitest";
import { comparePlace } from "#functions/catalog/auditing/compare-place.ts";
import { groundsOf, mendPlace } from "#functions/catalog/auditing/mend-place.ts";
import type { SilverStore } from "#functions/catalog/index.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import {
  at,
  base,
  grounded,
  idOf,
  list,
  listed,
  ofSet,
  place,
  say,
  scope,
  two,
} from "#test/support/catalogue/audited-places.ts";
import { aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll, recordSpecies } from "#test/support/catalogue/silver.ts";

test("a place that is none of the catalogue's is neither compared nor mended", async () => {
  const { store, shadow } = two();
  expect(await comparePlace("USER#1", scope(), { store, shadow })).toEqual([]);
  expect(await groundsOf("USER#1", scope(), { store })).toEqual({ said: 0, ungrounded: [] });
  expect(await mendPlace("USER#1", scope(), { store })).toBe(0);
});

test("[LAKE-6] the grounds of a place count what the source says there, and name what has none", async () => {
  const store = memoryCatalogStore();
  for (const number of ["1", "2", "3"]) await say(store, number, { day: Number(number) });
  await say(store, "3", { source: "pokemontcg" });
  const removed = (what: string, id: string) => ({ what, id, kind: "removed", fields: [] });
  expect(await groundsOf(place, scope({ before: at(3) }), { store })).toEqual({
    said: 3,
    ungrounded: [removed("card", idOf("1")), removed("card", idOf("2"))],
  });
  expect((await groundsOf(place, scope({ isWhole: false }), { store })).ungrounded).toEqual([]);
  const doubtsTwo = scope({ isDoubted: (_readAt, sourceId) => sourceId === "2" });
  expect((await groundsOf(place, doubtsTwo, { store })).ungrounded.map(({ id }) => id)).toEqual([
    ...[idOf("1"), idOf("3")],
  ]);
  await listed(store, ["1"]);
  expect(await groundsOf(ofSet, scope(), { store })).toEqual({
    ...{ said: 1, ungrounded: [removed("set", base)] },
  });
  const product = {
    ...{ shop: "tcgplayer", id: "42382", groupId: "604", name: "Charizard", kind: "single" },
    ...{ game: "pokemon", language: "en", findings: [] },
  };
  const said = [
    { sourceId: "42382", value: product, provenance: aProvenance({ source: "tcgcsv" }) },
  ];
  await recordAll("product", said, { store });
  const ofShop = "PRODUCTS#pokemon:tcgplayer:604";
  expect(await groundsOf(ofShop, scope({ source: "tcgcsv" }), { store })).toEqual({
    ...{ said: 1, ungrounded: [removed("product", "42382")] },
  });
  const pikachu = { game: "pokemon", dexId: 25, slug: "pikachu", generation: 1 };
  await recordSpecies([pikachu], aProvenance({ source: "pokeapi" }), { store });
  const ofSpecies = await groundsOf("SPECIESFRAGMENTS#pokemon", scope({ source: "pokeapi" }), {
    store,
  });
  expect(ofSpecies.ungrounded).toEqual([removed("species", "25")]);
  expect(await groundsOf(list, scope(), { store })).toEqual({
    ...{ said: 0, ungrounded: [removed("members", base)] },
  });
  expect(await groundsOf(list, grounded, { store })).toEqual({ said: 0, ungrounded: [] });
});

test("[LAKE-6] mending takes away what has no ground, merges anew, and writes nothing the second time", async () => {
  const store = memoryCatalogStore();
  await say(store, "1");
  await say(store, "2");
  await say(store, "2", { source: "pokemontcg", name: "B" });
  const onlyTwo = scope({ hasGround: (name) => !name.endsWith("#tcgdex#2") });
  expect(await mendPlace(place, onlyTwo, { store })).toBe(1);
  const names = async () =>
    (await store.setCards(base, { limit: 9 })).items.map(({ value, sources }) => [
      value.name,
      sources.map(({ source }) => source).join(),
    ]);
  expect(await names()).toEqual([
    ["A", "tcgdex"],
    ["B", "pokemontcg"],
  ]);
  expect(await mendPlace(place, onlyTwo, { store })).toBe(0);
  expect(await mendPlace(place, undefined, { store })).toBe(0);
  expect(await names()).toHaveLength(2);
});

test("[LAKE-6] mending a list takes the source's own away and leaves the others'", async () => {
  const store = memoryCatalogStore();
  await listed(store, ["1"]);
  expect(await mendPlace(list, undefined, { store })).toBe(0);
  expect(await mendPlace(list, grounded, { store })).toBe(0);
  const key = { pk: place, sk: "MEMBERS" };
  const names = async () => Object.keys((await store.lists(key))?.lists ?? {});
  const { game, language } = aSet();
  const said = { game, language, setId: base, printingIds: [idOf("1")] };
  const provenance = aProvenance({ source: "pokemontcg" });
  await recordAll("members", [{ sourceId: "base1", value: said, provenance }], { store });
  expect(await names()).toEqual(["tcgdex", "pokemontcg"]);
  expect(await mendPlace(list, scope({ source: "attic" }), { store })).toBe(0);
  expect(await mendPlace(list, scope(), { store })).toBe(1);
  expect(await names()).toEqual(["pokemontcg"]);
  expect(
    await mendPlace(`SET#${setId("pokemon", "en", "none")}\nMEMBERS`, scope(), { store }),
  ).toBe(0);
});

test("[ING-5] mending goes on when somebody else has written meanwhile", async () => {
  const store = memoryCatalogStore();
  await listed(store, ["1"]);
  await say(store, "1");
  const once = { lists: true, save: true };
  const racing: SilverStore = {
    ...store,
    async saveLists(...saved) {
      if (!once.lists) return store.saveLists(...saved);
      once.lists = false;
      return "lost";
    },
    async save(writes) {
      if (!once.save) return store.save(writes);
      once.save = false;
      return writes.map(() => "lost" as const);
    },
  };
  expect(await mendPlace(list, scope(), { store: racing })).toBe(1);
  expect(await mendPlace(place, scope(), { store: racing })).toBe(1);
  expect(once).toEqual({ lists: false, save: false });
  expect((await store.lists({ pk: place, sk: "MEMBERS" }))?.lists).toEqual({});
  expect((await store.setCards(base, { limit: 9 })).items[0]?.sources).toEqual([]);
});

test("[LAKE-6] a set and a shop's products are mended as cards are", async () => {
  const store = memoryCatalogStore();
  await listed(store, ["1"]);
  const product = {
    ...{ shop: "tcgplayer", id: "42382", groupId: "604", name: "Charizard", kind: "single" },
    ...{ game: "pokemon", language: "en", findings: [] },
  };
  const provenance = aProvenance({ source: "tcgcsv" });
  await recordAll("product", [{ sourceId: "42382", value: product, provenance }], { store });
  expect(await mendPlace(ofSet, scope(), { store })).toBe(1);
  expect((await store.set(base))?.sources).toEqual([]);
  // Nothing is merged of products.
  const ofShop = "PRODUCTS#pokemon:tcgplayer:604";
  expect(await mendPlace(ofShop, scope({ source: "tcgcsv" }), { store })).toBe(0);
  expect(await store.products("pokemon", "tcgplayer", "604")).toEqual([]);
});
