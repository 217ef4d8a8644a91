import { expect, test } from "vitest";
import { comparePlace } from "#functions/catalog/auditing/compare-place.ts";
import { groundsOf, mendPlace } from "#functions/catalog/auditing/mend-place.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import {
  base,
  grounded,
  idOf,
  list,
  listed,
  place,
  say,
  scope,
  two,
} from "#test/support/catalogue/audited-places.ts";
import { aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll, recordSpecies } from "#test/support/catalogue/silver.ts";

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
