import { expect, test } from "vitest";
import { realisedOf } from "#functions/holdings/valuing/realised.ts";
import { ratesByDay } from "#functions/prices/rates/rates-by-day.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import { aHead, aLot, at } from "#test/support/collections/collections.ts";

const { id: itemId, printingId, variant, condition, language } = aLot();
const aSale = (change: Partial<Sale> = {}): Sale => ({
  ...{ id: itemId, day: "2026-02-02", collectionId: aHead().id, itemId },
  ...{ printingId, variant, condition, language, quantity: 2, boughtOn: "2026-01-01" },
  ...{ price: { amount: 1_000, currency: "EUR" }, createdAt: at },
  ...change,
});
const ratesOn = ratesByDay([
  { day: "2026-02-02", base: "EUR", rates: { USD: "1.25" } },
  { day: "2025-02-03", base: "EUR", rates: { USD: "1.00" } },
]);
const none = { proceeds: 0, copies: 0 };

test("a sale has brought its price without fees and without what was paid", () => {
  const sale = aSale({
    ...{ fees: { amount: 150, currency: "EUR" }, paid: { amount: 400, currency: "EUR" } },
  });
  expect(realisedOf([sale], "EUR", () => undefined)).toEqual({
    ...{ proceeds: 1_850, cost: 800, gain: { amount: 1_050, percent: 131.25 }, copies: 2 },
    ...{ withoutCost: none, untoldCopies: 0 },
  });
});

test("fees beyond the price are a loss", () => {
  const sale = aSale({
    ...{ fees: { amount: 3_000, currency: "EUR" } },
    paid: { amount: 0, currency: "EUR" },
  });
  expect(realisedOf([sale], "EUR", () => undefined)).toMatchObject({
    ...{ proceeds: -1_000, cost: 0, gain: { amount: -1_000 } },
  });
});

test("sales of copies of which nobody said what was paid stand apart", () => {
  expect(realisedOf([aSale()], "EUR", () => undefined)).toEqual({
    ...{ proceeds: 0, cost: 0, gain: { amount: 0 }, copies: 0 },
    ...{ withoutCost: { proceeds: 2_000, copies: 2 }, untoldCopies: 0 },
  });
});

test("each day's sales are told at the rates of that day", () => {
  const paid = { amount: 100, currency: "USD" };
  const sales = [aSale({ paid }), aSale({ paid, day: "2025-02-03" })];
  // 2 × 1 dollar was 1.60 euros on the one day and 2.00 on the other.
  expect(realisedOf(sales, "EUR", ratesOn)).toMatchObject({ proceeds: 4_000, cost: 360 });
});

test("a sale of which a rate is missing is counted, and nothing of it is told", () => {
  const paid = { amount: 100, currency: "USD" };
  const sales = [
    aSale({ paid, day: "2024-02-03" }),
    aSale({ paid: { amount: 1, currency: "EUR" }, day: "2024-02-03" }),
  ];
  expect(realisedOf(sales, "EUR", ratesOn)).toMatchObject({
    ...{ proceeds: 2_000, cost: 2, copies: 2, untoldCopies: 2 },
  });
});

test("nothing sold is nothing gained", () => {
  expect(realisedOf([], "EUR", ratesOn)).toEqual({
    ...{ proceeds: 0, cost: 0, gain: { amount: 0 }, copies: 0, withoutCost: none, untoldCopies: 0 },
  });
});
