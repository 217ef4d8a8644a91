import { expect, test } from "vitest";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import { listSetCards } from "#functions/catalog/reading/list-set-cards.ts";
import { CardView } from "#schemas/http/catalog-views.ts";
import { memoryMarketPrices } from "#test/fakes/memory-market-prices.ts";
import { aCard, aSet, storeWith } from "#test/support/catalogue/catalog.ts";

const cards = ["4", "5"].map((number) => aCard({ number, category: "pokemon" }));
const [charizard = aCard()] = cards;
const store = await storeWith(cards);
const told = memoryMarketPrices({ [charizard.id]: { USD: 41_250, EUR: 38_000 } });
const unknown = { otherLanguages: async () => undefined, sharedIds: async () => undefined };
const deps = { store, prices: told.prices, indexedSet: async () => undefined, ...unknown };

test("[CAT-5] one card tells its market price, and what each source says of each variant", async () => {
  const card = CardView.parse(await getCard(charizard.id, deps, "EUR"));
  expect(card.marketPrice).toMatchObject({ amount: 38_000, currency: "EUR", variant: "holo" });
  expect(card.prices?.flatMap(({ series }) => series.map((one) => one.market))).toEqual([
    41_250, 38_000,
  ]);
  expect((await getCard(charizard.id, deps)).marketPrice).toMatchObject({ amount: 41_250 });
  const other = await getCard(aCard({ number: "5" }).id, deps);
  expect([Object.hasOwn(other, "marketPrice"), Object.hasOwn(other, "prices")]).toEqual([
    false,
    false,
  ]);
});

test("[CAT-5] the cards of a set tell their market prices", async () => {
  const { items } = await listSetCards({ setId: aSet().id, limit: 9, currency: "EUR" }, deps);
  expect(items.map(({ marketPrice }) => marketPrice?.amount)).toEqual([38_000, undefined]);
  expect(items.every((card) => !Object.hasOwn(card, "prices"))).toBe(true);
});

test("[CAT-5] where prices cannot be had, cards are shown without", async () => {
  told.breaks(new Error("no file"));
  expect(await getCard(charizard.id, deps)).not.toHaveProperty("marketPrice");
  expect((await listSetCards({ setId: aSet().id, limit: 9 }, deps)).items).toHaveLength(2);
  told.breaks(undefined);
});
