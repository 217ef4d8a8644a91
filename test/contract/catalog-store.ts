import { describe, expect, test } from "vitest";
import {
  type CatalogStore,
  findCard,
  type SilverPlaces,
  type SilverStore,
} from "#functions/catalog/index.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import {
  recordAll,
  recordCards,
  recordSet,
  recordSpecies,
} from "#test/support/catalogue/silver.ts";

export type WholeStore = CatalogStore & SilverStore & SilverPlaces;

const early = aProvenance({ observedAt: "2026-02-01T06:00:00.000Z" });
const late = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
const base = setId("pokemon", "en", "base1");

/** What every store promises those who read the catalogue, on the fake and on DynamoDB. */
export function catalogStoreContract(name: string, emptyStore: () => Promise<WholeStore>) {
  describe(`${name} is a CatalogStore`, () => {
    test("cards of a set come in number order, a page at a time", async () => {
      const store = await emptyStore();
      const numbers = ["TG12", "10", "2", "TG1", "1", "12a", "12", "?"];
      const drafts = numbers.map((number) => ({ card: aCard({ number }), provenance: early }));
      await recordCards(drafts, { store });
      const page = await store.setCards(base, { limit: 5 });
      const rest = await store.setCards(base, { limit: 5, after: page.items.at(-1)?.value.id });
      const shown = [...page.items, ...rest.items].map(({ value }) => value.number);
      expect(shown).toEqual(["1", "2", "10", "12", "12a", "?", "TG1", "TG12"]);
      expect([page.hasMore, rest.hasMore]).toEqual([true, false]);
    });

    test("[CAT-4] a card that its set no longer lists is kept and shown as removed", async () => {
      const store = await emptyStore();
      const [kept, gone] = [aCard({ number: "1" }), aCard({ number: "2" })];
      const drafts = [kept, gone].map((card) => ({ card, provenance: early }));
      await recordCards(drafts, { store });
      expect((await findCard(gone.id, { store }))?.status).toBe("current");
      await recordSet({ set: aSet(), members: [kept.id], provenance: late }, { store });
      expect((await findCard(kept.id, { store }))?.status).toBe("current");
      expect((await findCard(gone.id, { store }))?.status).toBe("removed");
    });

    test("products are found by the group that they are sold under", async () => {
      const store = await emptyStore();
      const sold = (id: string, groupId: string) => ({
        sourceId: id,
        value: {
          ...{ shop: "tcgplayer", id, game: "pokemon", language: "en", groupId, name: `Box ${id}` },
          ...{ kind: "sealed", findings: [] },
        },
        provenance: early,
      });
      const all = [sold("1", "604"), sold("2", "604"), sold("3", "6")];
      expect(await recordAll("product", all, { store })).toMatchObject({ written: 3 });
      expect(await recordAll("product", all, { store })).toMatchObject({ unchanged: 3 });
      const found = await store.products("pokemon", "tcgplayer", "604");
      expect(found.map(({ value }) => value.name).toSorted()).toEqual(["Box 1", "Box 2"]);
      expect(found[0]?.provenance).toEqual(early);
      expect(await store.products("onepiece", "tcgplayer", "604")).toEqual([]);
    });

    test("[COL-1] products are found one by one by where they stand at their shop", async () => {
      const store = await emptyStore();
      const place = (id: string) => ({
        ...{ shop: "tcgplayer", id, game: "pokemon", language: "en", groupId: "604" },
      });
      const all = ["1", "2", "3"].map((id) => ({
        ...{ sourceId: id, provenance: { ...early, source: "tcgcsv" } },
        value: { ...place(id), name: `Box ${id}`, kind: "sealed", findings: [] },
      }));
      await recordAll("product", all, { store });
      const german = { ...place("2"), language: "de" };
      const elsewhere = [
        { ...place("1"), groupId: "6" },
        { ...place("1"), shop: "nobody" },
      ];
      const asked = [place("2"), place("3"), german, place("4"), ...elsewhere];
      const found = await store.productsAt(asked);
      expect(found.map(({ value }) => value.name).toSorted()).toEqual(["Box 2", "Box 3"]);
      expect(await store.productsAt([])).toEqual([]);
    });

    test("sets, languages, species and generations are found again", async () => {
      const store = await emptyStore();
      const species = [151, 1, 25].map((dexId) => ({
        ...{ game: "pokemon", dexId, slug: `no-${dexId}`, generation: 1, types: ["normal"] },
        names: { en: `No. ${dexId}` },
      }));
      await recordSet({ set: aSet(), members: [], provenance: early }, { store });
      await recordSpecies(species, early, { store });
      const list = { game: "pokemon", language: "en", setIds: [base] };
      const listed = { sourceId: "sets", value: list, provenance: early };
      await recordAll("sets-listed", [listed], { store });
      expect(await store.languages("pokemon")).toEqual(["en"]);
      expect((await store.sets("pokemon", "en")).map(({ value }) => value)).toEqual([aSet()]);
      expect((await store.listedSets("pokemon", "en"))?.lists["tcgdex"]?.ids).toEqual([base]);
      const found = await store.speciesBetween("pokemon", { from: 2, to: 151, limit: 10 });
      expect(found.map(({ value }) => value.dexId)).toEqual([25, 151]);
      expect((await store.generations("pokemon")).map(({ value }) => value)).toEqual([
        ...[{ id: 1, name: "Generation I", speciesCount: 3, firstDexId: 1, lastDexId: 151 }],
      ]);
      expect((await store.set(base))?.value).toEqual(aSet());
      expect(await store.set(setId("pokemon", "en", "none"))).toBeUndefined();
      expect(await store.listedSets("pokemon", "de")).toBeUndefined();
      expect((await store.species("pokemon", 25))?.value).toMatchObject({ dexId: 25 });
      expect(await store.species("pokemon", 2)).toBeUndefined();
      expect(await store.cards([printingId(base, "99")])).toEqual([]);
    });
  });
}
