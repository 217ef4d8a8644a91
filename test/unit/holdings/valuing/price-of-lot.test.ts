import { expect, test } from "vitest";
import { gainOfLot } from "#functions/holdings/valuing/gain-of-lot.ts";
import { priceOfLot } from "#functions/holdings/valuing/price-of-lot.ts";
import { aLot } from "#test/support/collections/collections.ts";
import { anOwnPrice, aPrice, knownPrices } from "#test/support/holdings/prices.ts";

const raw = aPrice(40_000);
const worn = aPrice(25_000, { state: "lightly_played" });
const nine = aPrice(90_000, { state: "psa-9", currency: "USD", source: "ebay" });
const graded = (company: string, grade: string) =>
  aLot({ condition: undefined, grade: { company, grade } });

test("a near mint copy is worth the market price of its variant", () => {
  const other = aPrice(100, { variant: "normal" });
  expect(priceOfLot(aLot(), knownPrices([other, worn, nine, raw]))).toEqual({
    ...{ amount: 40_000, currency: "EUR", of: "market", day: "2026-02-01", source: "cardmarket" },
  });
  expect(priceOfLot(aLot(), knownPrices([other]))).toBe(undefined);
});

test("a worn copy is worth what such copies cost", () => {
  const lot = aLot({ condition: "lightly_played" });
  const price = priceOfLot(lot, knownPrices([raw, worn]));
  expect(price).toMatchObject({ amount: 25_000 });
  expect(price).not.toHaveProperty("isEstimated");
});

test("a worn copy that nobody tells a price of is taken at the price of a near mint one, and marked", () => {
  const lot = aLot({ condition: "heavily_played" });
  expect(priceOfLot(lot, knownPrices([raw, worn]))).toMatchObject({
    ...{ amount: 40_000, isEstimated: true },
  });
  expect(priceOfLot(lot, knownPrices([worn]))).toBe(undefined);
});

test("a graded copy is worth what copies of the same company and grade cost, and nothing is made up", () => {
  const known = knownPrices([raw, worn, nine]);
  expect(priceOfLot(graded("psa", "9"), known)).toMatchObject({ amount: 90_000, currency: "USD" });
  expect(priceOfLot(graded("psa", "10"), known)).toBe(undefined);
  expect(priceOfLot(graded("cgc", "9"), known)).toBe(undefined);
});

test("what its owner says that such a copy costs comes before any market", () => {
  const own = [anOwnPrice({ amount: 1, day: "2025-01-01" }), anOwnPrice({ state: "psa-10" })];
  const known = knownPrices([raw, worn, nine], own);
  expect(priceOfLot(aLot(), known)).toEqual({
    ...{ amount: 1, currency: "USD", of: "own", source: "manual", day: "2025-01-01" },
  });
  expect(priceOfLot(graded("psa", "10"), known)).toMatchObject({ amount: 9_000, of: "own" });
  // Of another state nothing was said.
  expect(priceOfLot(aLot({ condition: "damaged" }), known)).toMatchObject({ amount: 40_000 });
});

test("a proxy has no price, whatever is known of the card", () => {
  expect(priceOfLot(aLot({ isProxy: true }), knownPrices([raw], [anOwnPrice()]))).toBe(undefined);
});

const rates = { day: "2026-02-01", base: "EUR", rates: { USD: "1.25" } };

test("a gain is what a copy is worth beyond what was paid, both at the rates of one day", () => {
  const lot = aLot({ paid: { amount: 25_000, currency: "USD" } });
  const price = priceOfLot(lot, knownPrices([raw]));
  expect(gainOfLot(lot, price, { currency: "EUR", rates })).toEqual({
    ...{ amount: 20_000, percent: 100 },
  });
  expect(gainOfLot(lot, price, { currency: "USD", rates })).toEqual({
    ...{ amount: 25_000, percent: 100 },
  });
});

test("a gift has gained all that it is worth, and no percentage", () => {
  const lot = aLot({ paid: { amount: 0, currency: "EUR" } });
  const price = priceOfLot(lot, knownPrices([raw]));
  expect(gainOfLot(lot, price, { currency: "EUR", rates: undefined })).toEqual({ amount: 40_000 });
});

test("there is no gain without a price, a payment or a rate", () => {
  const lot = aLot({ paid: { amount: 1, currency: "USD" } });
  const price = priceOfLot(lot, knownPrices([raw]));
  expect(gainOfLot(lot, undefined, { currency: "EUR", rates })).toBe(undefined);
  expect(gainOfLot(aLot(), price, { currency: "EUR", rates })).toBe(undefined);
  expect(gainOfLot(lot, price, { currency: "EUR", rates: undefined })).toBe(undefined);
});
