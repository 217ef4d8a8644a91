import { expect, test } from "vitest";
import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import { cardWords } from "#functions/transfer/exports/card-words.ts";
import { PrintingId } from "#schemas/values.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { aBox, heldAs, storeSelling } from "#test/support/catalogue/sealed.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const card = aCard({
  rarity: "Rare Holo",
  crosswalk: { tcgdex: "base1-4", cardmarket: "273699", pokemontcg: "base1-4" },
  variants: [
    { key: "holo", finish: "holo", productIds: { tcgplayer: "42382" }, aliases: ["holo.old"] },
    { key: "holo.1st-edition", finish: "holo", productIds: { tcgplayer: "106999" } },
  ],
});
const young = aCard({ number: "5", name: "Clefairy" });
const box = aBox();
const provenance = aProvenance();

async function words() {
  const store = await storeSelling(box);
  const set = aSet({ abbreviation: "BS", crosswalk: { tcgdex: "base1", tcgplayer: "604" } });
  await recordSet({ set, members: [card.id, young.id], provenance }, { store });
  await recordCards([{ card: young, provenance }], { store });
  const indexed: CatalogCard = { ...card, status: "current", provenance: [] };
  let setsRead = 0;
  const counted = {
    ...store,
    sets: (...args: Parameters<typeof store.sets>) => {
      setsRead += 1;
      return store.sets(...args);
    },
  };
  const cards = async (ids: readonly PrintingId[]) => (ids.includes(card.id) ? [indexed] : []);
  const own = cardWords({ store: counted, searchIn: () => ({ cards }) });
  return { own, setsRead: () => setsRead };
}

test("cards are called as the index calls them, with their set as its cards have it", async () => {
  const { own } = await words();
  const [told] = await own.of([{ printingId: card.id, variant: "holo" }]);
  expect(told?.card).toEqual({
    ...{ game: "pokemon", name: "Charizard", setName: "Base Set", setCode: "BS", number: "4" },
    ...{ printedTotal: 102, rarity: "Rare Holo", isSealed: false },
    productIds: { tcgplayer: "42382", cardmarket: "273699" },
  });
});

test("a product is that of the variant, by whatever name copies carry it", async () => {
  const { own } = await words();
  const variants = ["holo.1st-edition", "holo.old", "reverse"];
  const told = await own.of(variants.map((variant) => ({ printingId: card.id, variant })));
  const products = told.map((one) => one.card?.productIds["tcgplayer"]);
  expect(products).toEqual(["106999", "42382", undefined]);
});

test("a card that is younger than the index is called as the catalogue calls it, and an unknown one is nothing", async () => {
  const { own, setsRead } = await words();
  const unknown = PrintingId.parse("pokemon:en:nowhere-1");
  const ids = [young.id, unknown, card.id];
  const told = await own.of(ids.map((printingId) => ({ printingId, variant: "holo" })));
  expect(told.map((one) => one.card?.name)).toEqual(["Clefairy", undefined, "Charizard"]);
  await own.of(ids.map((printingId) => ({ printingId, variant: "holo" })));
  expect(setsRead()).toBe(1);
});

test("[COL-1] a sealed product is of the set in whose group it is sold, and has no number", async () => {
  const { own } = await words();
  const [told] = await own.of([{ printingId: heldAs(box), variant: "sealed" }]);
  expect(told?.card).toMatchObject({
    ...{ name: "Base Set Booster Box", setName: "Base Set", setCode: "BS", number: "" },
    ...{ isSealed: true, productIds: { tcgplayer: "906040" } },
  });
});
