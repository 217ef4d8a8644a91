import { describe, expect, test } from "vitest";
import type { CatalogStore } from "#functions/catalog/index.ts";
import { findCard, recordCards, recordSet, recordSpecies } from "#functions/catalog/index.ts";
import type { SilverDraft } from "#functions/catalog/silver/catalog-store.ts";
import { draftOf } from "#functions/catalog/silver/record-silver.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { cardKey } from "#schemas/storage/catalog-items.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalog.ts";

const early = aProvenance({ observedAt: "2026-02-01T06:00:00.000Z" });
const late = aProvenance({ observedAt: "2026-02-02T06:00:00.000Z" });
const base = setId("pokemon", "en", "base1");

/** A draft as the use cases make it, of the card with this rarity. */
function draftOfCard(rarity: string, observedAt: string, number = aCard().number): SilverDraft {
  const card = aCard({ number, rarity });
  return draftOf(cardKey(card.id), card, aProvenance({ observedAt }));
}

const refusals = [
  { of: "with the same content", rarity: "before", observedAt: "2026-02-03T06:00:00.000Z" },
  { of: "observed before", rarity: "other", observedAt: "2026-02-01T06:00:00.000Z" },
  { of: "observed at the same time", rarity: "other", observedAt: "2026-02-02T06:00:00.000Z" },
];

/** What every CatalogStore promises. Run against the fake in unit tests and DynamoDB in integration. */
export function catalogStoreContract(name: string, emptyStore: () => Promise<CatalogStore>) {
  describe(`${name} is a CatalogStore`, () => {
    // The use cases ask for marks first and hand over only what is due. Between their look and their
    // write others write too, so that the store's own verdict is what the catalogue stands on.
    test.each(refusals)("[ING-2] a draft $of is kept out by the store itself", async (refusal) => {
      const store = await emptyStore();
      const before = draftOfCard("before", "2026-02-02T06:00:00.000Z");
      expect(await store.save([before])).toEqual(["written"]);
      expect(await store.save([draftOfCard(refusal.rarity, refusal.observedAt)])).toEqual(["kept"]);
      const [found] = await store.cards([aCard().id]);
      expect(found).toMatchObject({ observedAt: before.observedAt, value: { rarity: "before" } });
    });

    test("a draft with other content, observed later, takes the place", async () => {
      const store = await emptyStore();
      await store.save([draftOfCard("before", early.observedAt)]);
      expect(await store.save([draftOfCard("after", late.observedAt)])).toEqual(["written"]);
      expect((await store.cards([aCard().id]))[0]?.value.rarity).toBe("after");
    });

    test.each([12, 130])(
      "of %i drafts the refused ones are kept out, each verdict in its place",
      async (count) => {
        const store = await emptyStore();
        const numbers = Array.from({ length: count }, (_none, index) => String(index + 1));
        const drafts = (rarity: string, observedAt: (index: number) => string) =>
          numbers.map((number, index) => draftOfCard(rarity, observedAt(index), number));
        await store.save(drafts("before", () => "2026-02-01T12:00:00.000Z"));
        const isStale = (index: number) => index % 5 === 2;
        const verdicts = await store.save(
          drafts("after", (index) => (isStale(index) ? early : late).observedAt),
        );
        expect(verdicts).toEqual(numbers.map((_none, i) => (isStale(i) ? "kept" : "written")));
        const found = await store.cards(numbers.map((number) => aCard({ number }).id));
        const rarities = new Map(found.map(({ value }) => [value.number, value.rarity]));
        expect(numbers.map((number) => rarities.get(number))).toEqual(
          numbers.map((_none, i) => (isStale(i) ? "before" : "after")),
        );
      },
    );

    test("[CAT-4] the same card again is no write, though it was observed later", async () => {
      const store = await emptyStore();
      const first = await recordCards([{ card: aCard(), provenance: early }], { store });
      const again = await recordCards([{ card: aCard(), provenance: late }], { store });
      expect(first).toEqual({ written: 1, unchanged: 0, older: 0 });
      expect(again).toEqual({ written: 0, unchanged: 1, older: 0 });
    });

    test("[ING-2] a change that was observed earlier never replaces a later one", async () => {
      const store = await emptyStore();
      await recordCards([{ card: aCard({ rarity: "new" }), provenance: late }], { store });
      const stale = await recordCards([{ card: aCard({ rarity: "old" }), provenance: early }], {
        store,
      });
      expect(stale).toEqual({ written: 0, unchanged: 0, older: 1 });
      expect((await findCard(aCard().id, { store }))?.rarity).toBe("new");
    });

    test("a refused draft of a big batch does not hold the others back", async () => {
      const store = await emptyStore();
      const cards = Array.from({ length: 230 }, (_, index) => aCard({ number: String(index + 1) }));
      const drafts = cards.map((card) => ({ card, provenance: early }));
      expect(await recordCards(drafts, { store })).toMatchObject({ written: 230 });
      const changed = cards.map((card, index) => ({
        card: { ...card, artist: "changed" },
        provenance: index === 7 ? early : late,
      }));
      const again = await recordCards(changed, { store });
      expect(again).toEqual({ written: 229, unchanged: 0, older: 1 });
    });

    test("cards of a set come in number order, a page at a time", async () => {
      const store = await emptyStore();
      const numbers = ["TG12", "10", "2", "TG1", "1", "12a", "12", "?"];
      const cards = numbers.map((number) => aCard({ number }));
      await recordCards(
        cards.map((card) => ({ card, provenance: early })),
        { store },
      );
      const first = await store.setCards(base, { limit: 5 });
      const after = first.items.at(-1)?.value.id;
      const second = await store.setCards(base, { limit: 5, after });
      const shown = [...first.items, ...second.items].map(({ value }) => value.number);
      expect(shown).toEqual(["1", "2", "10", "12", "12a", "?", "TG1", "TG12"]);
      expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    });

    test("[CAT-4] a card that its set no longer lists is kept and shown as removed", async () => {
      const store = await emptyStore();
      const [kept, gone] = [aCard({ number: "1" }), aCard({ number: "2" })];
      await recordCards(
        [kept, gone].map((card) => ({ card, provenance: early })),
        { store },
      );
      expect((await findCard(gone.id, { store }))?.status).toBe("current");
      await recordSet({ set: aSet(), members: [kept.id], provenance: late }, { store });
      expect((await findCard(kept.id, { store }))?.status).toBe("current");
      expect((await findCard(gone.id, { store }))?.status).toBe("removed");
    });

    test("sets, languages, species and generations are found again", async () => {
      const store = await emptyStore();
      const species = [151, 1, 25].map((dexId) => ({
        dexId,
        name: `No. ${dexId}`,
        names: { en: `No. ${dexId}` },
        slug: `no-${dexId}`,
        generation: 1,
        types: ["normal"],
      }));
      const generation = {
        id: 1,
        name: "Generation I",
        speciesCount: 3,
        firstDexId: 1,
        lastDexId: 151,
      };
      await recordSet({ set: aSet(), members: [], provenance: early }, { store });
      await recordSpecies(
        { game: "pokemon", species, generations: [generation], provenance: early },
        { store },
      );
      expect(await store.languages("pokemon")).toEqual(["en"]);
      expect((await store.sets("pokemon", "en")).map(({ value }) => value)).toEqual([aSet()]);
      const span = { from: 2, to: 151, limit: 10 };
      const found = await store.speciesBetween("pokemon", span);
      expect(found.map(({ value }) => value.dexId)).toEqual([25, 151]);
      expect((await store.generations("pokemon")).map(({ value }) => value)).toEqual([generation]);
      expect(await store.species("pokemon", 2)).toBeUndefined();
      expect(await store.cards([printingId(base, "99")])).toEqual([]);
    });
  });
}
