import { expect, test } from "vitest";
import { toldSales } from "#functions/collections/index.ts";
import { realisedOf } from "#functions/holdings/valuing/realised.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import { aHead, aLot, at } from "#test/support/collections/collections.ts";

const { id: itemId, printingId, variant, condition, language } = aLot();
const aSale = (change: Partial<Sale> = {}): Sale => ({
  ...{ id: itemId, day: "2026-02-02", collectionId: aHead().id, itemId },
  ...{ printingId, variant, condition, language, quantity: 2, boughtOn: "2026-01-01" },
  ...{ price: { amount: 1_000, currency: "EUR" }, createdAt: at },
  ...change,
});
const known = [
  { day: "2025-02-03", base: "EUR", rates: { USD: "1.00" } },
  { day: "2026-02-02", base: "EUR", rates: { USD: "1.25" } },
];
const rates = {
  between: async (from: string, to: string) => known.filter(({ day }) => day >= from && day <= to),
};
const realised = async (...sales: readonly Sale[]) =>
  realisedOf(await toldSales(sales, "EUR", rates));
const none = { proceeds: 0, copies: 0 };

test("a sale has brought its price without fees and without what was paid", async () => {
  const sale = aSale({
    ...{ fees: { amount: 150, currency: "EUR" }, paid: { amount: 400, currency: "EUR" } },
  });
  expect(await realised(sale)).toEqual({
    ...{ proceeds: 1_850, cost: 800, gain: { amount: 1_050, percent: 131.25 }, copies: 2 },
    ...{ withoutCost: none, untoldCopies: 0 },
  });
});

test("fees beyond the price are a loss", async () => {
  const sale = aSale({
    ...{ fees: { amount: 3_000, currency: "EUR" } },
    paid: { amount: 0, currency: "EUR" },
  });
  expect(await realised(sale)).toMatchObject({
    ...{ proceeds: -1_000, cost: 0, gain: { amount: -1_000 } },
  });
});

test("sales of copies of which nobody said what was paid stand apart", async () => {
  expect(await realised(aSale())).toEqual({
    ...{ proceeds: 0, cost: 0, gain: { amount: 0 }, copies: 0 },
    ...{ withoutCost: { proceeds: 2_000, copies: 2 }, untoldCopies: 0 },
  });
});

test("what was paid is told at the rates of the day on which it was, whenever the copies were sold", async () => {
  const paid = { amount: 100, currency: "USD" };
  const sale = aSale({ paid, boughtOn: "2025-02-03" });
  // 2 × 1 dollar was 2.00 euros on that day, and 1.60 on the day of the sale.
  expect(await realised(sale)).toMatchObject({ proceeds: 2_000, cost: 200 });
});

test("what came in is told at the rates of the day of the sale", async () => {
  const price = { amount: 1_000, currency: "USD" };
  const sale = aSale({ price, paid: { amount: 0, currency: "EUR" }, boughtOn: "2025-02-03" });
  expect(await realised(sale)).toMatchObject({ proceeds: 1_600 });
});

test("a sale of a day without a rate is counted, and nothing of it is told", async () => {
  const sales = [
    aSale({ price: { amount: 1_000, currency: "USD" }, day: "2024-02-03" }),
    aSale({ paid: { amount: 1, currency: "EUR" }, day: "2024-02-03" }),
  ];
  expect(await realised(...sales)).toMatchObject({
    ...{ proceeds: 2_000, cost: 2, copies: 2, withoutCost: none, untoldCopies: 2 },
  });
});

test("copies that were paid on a day without a rate stand with those of which nobody said what was paid", async () => {
  const sale = aSale({ paid: { amount: 100, currency: "USD" }, boughtOn: "2024-02-03" });
  expect(await realised(sale)).toMatchObject({
    ...{ proceeds: 0, copies: 0, withoutCost: { proceeds: 2_000, copies: 2 }, untoldCopies: 0 },
  });
});

test("nothing sold is nothing gained", async () => {
  expect(await realised()).toEqual({
    ...{ proceeds: 0, cost: 0, gain: { amount: 0 }, copies: 0, withoutCost: none, untoldCopies: 0 },
  });
});
