import fc from "fast-check";
import { expect, test } from "vitest";
import { sumOfSales, toldSales } from "#functions/collections/index.ts";
import { realisedOf } from "#functions/holdings/valuing/realised.ts";
import { mostAmount } from "#schemas/collections/own-price.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import { getGains, listSales } from "#schemas/http/sales.ts";
import { HoldingsValue } from "#schemas/http/value-views.ts";
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

test("[API-4] however much was sold, for however much, it is told by numbers that an answer may hold", () => {
  const amount = fc.oneof(fc.constantFrom(0, mostAmount), fc.integer({ min: 0, max: mostAmount }));
  const sale = fc
    .record({
      ...{ amount, quantity: fc.integer({ min: 1, max: 9_999 }) },
      ...{ fees: fc.option(amount), paid: fc.option(amount) },
    })
    .map(({ amount: price, quantity, fees, paid }) =>
      aSale({
        ...{ quantity, price: { amount: price, currency: "EUR" } },
        ...(fees !== null && { fees: { amount: fees, currency: "EUR" } }),
        ...(paid !== null && { paid: { amount: paid, currency: "HUF" } }),
      }),
    );
  const many = fc.array(sale, { maxLength: 4 }).map((some) => Array(60).fill(some).flat());
  const dear = {
    between: async () => [{ day: "2026-01-01", base: "EUR", rates: { HUF: "400", IDR: "17500" } }],
  };
  return fc.assert(
    fc.asyncProperty(many, fc.constantFrom("EUR", "HUF", "IDR"), async (sales, currency) => {
      const told = await toldSales(sales, currency, dear);
      const year = { year: 2026, currency, ...sumOfSales(told) };
      expect(getGains.response.body.parse(year)).toEqual(year);
      const all = realisedOf(told);
      expect(HoldingsValue.shape.realised.parse(all)).toEqual(all);
      expect(listSales.response.body.parse({ items: told }).items).toEqual(told);
    }),
    { numRuns: 60 },
  );
});
