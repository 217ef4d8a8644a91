import { expect, test } from "vitest";
import { slotPrices } from "#functions/holdings/completion/slot-prices.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { checklistOfCards } from "#test/support/holdings/card-tables.ts";
import { pricesOf } from "#test/support/holdings/priced-cards.ts";

const variants = ["normal", "holo"].map((key) => ({ key, finish: key }));
const cards = [inSet("base1-1", { variants }), inSet("base1-2", { variants: [] })];

test("[COL-4] a variant costs what it costs, a card what its cheapest variant does", async () => {
  const checklist = checklistOfCards(cards);
  const cents = { "base1-1 normal": 900, "base1-1 holo": 500, "base1-2 gold": 7 };
  const prices = slotPrices(checklist, await pricesOf(cents).of("pokemon"), "EUR");
  await prices.learn([0, 1]);
  expect(prices.amountOf({ place: 0 })).toBe(500);
  expect([0, 1].map((variant) => prices.amountOf({ place: 0, variant }))).toEqual([900, 500]);
  // Nobody knows its variants: whichever is sold is it.
  expect(prices.amountOf({ place: 1, variant: 0 })).toBe(7);
});

test("a variant without a price has none of another’s", async () => {
  const checklist = checklistOfCards(cards);
  const now = await pricesOf({ "base1-1 holo": 500 }).of("pokemon");
  const prices = slotPrices(checklist, now, "EUR");
  await prices.learn([0]);
  expect(prices.amountOf({ place: 0, variant: 0 })).toBe(undefined);
  expect(prices.amountOf({ place: 1 })).toBe(undefined);
});

test("what was looked up is kept until prices are others", async () => {
  const checklist = checklistOfCards(cards);
  const [old, next] = [pricesOf({ "base1-1 holo": 500 }, "1"), pricesOf({}, "2")];
  const learn = async (from: typeof old) => {
    const prices = slotPrices(checklist, await from.of("pokemon"), "EUR");
    await prices.learn([0]);
    return prices.amountOf({ place: 0 });
  };
  expect([await learn(old), await learn(old)]).toEqual([500, 500]);
  expect(old.asked).toHaveLength(2);
  expect(await learn(next)).toBe(undefined);
  expect(await learn(old)).toBe(500);
});
