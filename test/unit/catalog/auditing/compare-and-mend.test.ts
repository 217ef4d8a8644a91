import { expect, test } from "vitest";
import type { AuditScope } from "#functions/catalog/auditing/audit-scope.ts";
import { comparePlace } from "#functions/catalog/auditing/compare-place.ts";
import { groundsOf, mendPlace } from "#functions/catalog/auditing/mend-place.ts";
import type { SilverStore } from "#functions/catalog/index.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalog.ts";
import { recordAll, recordSet, recordSpecies } from "#test/support/silver.ts";

const base = setId("pokemon", "en", "base1");
const place = `SET#${base}`;
const [list, ofSet] = [`${place}\nMEMBERS`, `SETFRAGMENTS#${base}`];
const at = (day: number) => `2026-02-0${day}T06:00:00.000Z`;

/** Every answer was looked at, up to the eighth of February, and nothing has a ground. */
const scope = (more: Partial<AuditScope> = {}): AuditScope => ({
  ...{ source: "tcgdex", isWhole: true, before: "2026-02-08T00:00:00.000Z" },
  hasGround: () => false,
  isDoubted: () => false,
  ...more,
});
const grounded = scope({ hasGround: () => true });

const say = (
  store: SilverStore,
  number: string,
  more: { name?: string; source?: string; day?: number } = {},
) => {
  const { name = "A", source = "tcgdex", day = 1 } = more;
  const value = { ...aCard({ number, name, crosswalk: {} }), ownNumber: number };
  const provenance = aProvenance({ source, observedAt: at(day) });
  return recordAll("card", [{ sourceId: number, value, provenance }], { store });
};
const listed = (store: SilverStore, numbers: readonly string[], day = 1) =>
  recordSet(
    {
      ...{ set: aSet(), provenance: aProvenance({ observedAt: at(day) }) },
      members: numbers.map((number) => aCard({ number }).id),
    },
    { store },
  );
const two = () => ({ store: memoryCatalogStore(), shadow: memoryCatalogStore() });
const idOf = (number: string) => aCard({ number }).id;

test("[LAKE-6] a place is compared by what would be there: said anew, added, and without a ground", async () => {
  const { store, shadow } = two();
  for (const number of ["1", "2", "3"]) await say(store, number);
  await say(shadow, "1");
  await say(shadow, "2", { name: "B" });
  await say(shadow, "4");
  const found = await comparePlace(place, scope(), { store, shadow });
  expect(found).toEqual([
    {
      ...{ what: "card", id: idOf("2"), kind: "changed" },
      fields: [{ field: "name", before: "A", after: "B" }],
    },
    { what: "card", id: idOf("3"), kind: "removed", fields: [] },
    { what: "card", id: idOf("4"), kind: "added", fields: [] },
  ]);
  const kept = await comparePlace(place, grounded, { store, shadow });
  expect(kept.map(({ id }) => id)).toEqual([idOf("2"), idOf("4")]);
});

test("[LAKE-6] what silver has seen later is no difference, and what was seen at once is", async () => {
  const { store, shadow } = two();
  await say(store, "1", { name: "Later", day: 3 });
  await say(shadow, "1", { name: "Before", day: 2 });
  expect(await comparePlace(place, grounded, { store, shadow })).toEqual([]);
  await say(shadow, "1", { name: "Read otherwise", day: 3 });
  expect(await comparePlace(place, grounded, { store, shadow })).toMatchObject([
    { fields: [{ field: "name", before: "Later", after: "Read otherwise" }] },
  ]);
});

test("[LAKE-6] a card that nobody says already is not removed a second time", async () => {
  const { store, shadow } = two();
  await say(store, "1");
  await mendPlace(place, scope(), { store });
  expect(await comparePlace(place, scope(), { store, shadow })).toEqual([]);
});

test("[LAKE-6] species are compared with the generations that they make up", async () => {
  const { store, shadow } = two();
  const pikachu = { game: "pokemon", dexId: 25, slug: "pikachu", generation: 1 };
  await recordSpecies([pikachu], aProvenance({ source: "pokeapi" }), { store });
  const ofSpecies = "SPECIESFRAGMENTS#pokemon";
  const gone = await comparePlace(ofSpecies, scope({ source: "pokeapi" }), { store, shadow });
  expect(gone).toEqual([
    { what: "species", id: "pokemon:25", kind: "removed", fields: [] },
    { what: "generation", id: "pokemon:1", kind: "removed", fields: [] },
  ]);
  const kept = scope({ source: "pokeapi", hasGround: () => true });
  expect(await comparePlace(ofSpecies, kept, { store, shadow })).toEqual([]);
});

test("[LAKE-6] a list is compared where an answer leads to it, and removed where none does any more", async () => {
  const { store, shadow } = two();
  await listed(store, ["1", "2"]);
  expect(await comparePlace(list, grounded, { store, shadow })).toEqual([]);
  const named = { what: "members", id: base };
  expect(await comparePlace(list, scope(), { store, shadow })).toEqual([
    { ...named, kind: "removed", fields: [] },
  ]);
  await listed(shadow, ["1", "3"]);
  const changed = {
    ...{ ...named, kind: "changed" },
    fields: [{ field: "ids", before: [idOf("2")], after: [idOf("3")] }],
  };
  expect(await comparePlace(list, grounded, { store, shadow })).toEqual([changed]);
  expect(
    await comparePlace(list, grounded, { store: shadow, shadow: memoryCatalogStore() }),
  ).toEqual([]);
  expect(await comparePlace(list, grounded, { store: memoryCatalogStore(), shadow })).toEqual([
    { ...named, kind: "added", fields: [] },
  ]);
  await listed(store, ["1", "2", "4"], 2);
  expect(await comparePlace(list, grounded, { store, shadow })).toEqual([]);
});

test("[LAKE-6] a language's list of sets is called by its game and language", async () => {
  const { store, shadow } = two();
  const { game, language } = aSet();
  const value = { game, language, setIds: [base] };
  await recordAll("sets-listed", [{ sourceId: "", value, provenance: aProvenance() }], { store });
  const removal = { what: "sets-listed", id: "pokemon:en", kind: "removed", fields: [] };
  const listed = "GAME#pokemon\nLISTED#en";
  expect(await comparePlace(listed, scope(), { store, shadow })).toEqual([removal]);
  const other = "GAME#pokemon\nLISTED#de";
  expect(await comparePlace(other, scope(), { store, shadow })).toEqual([]);
  expect(await groundsOf(other, scope(), { store })).toEqual({ said: 0, ungrounded: [] });
});

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
