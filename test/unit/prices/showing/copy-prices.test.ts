import { expect, test } from "vitest";
import { copyPrices } from "#functions/prices/showing/copy-prices.ts";
import { card, pricedNow } from "#test/support/prices/priced-now.ts";

const variants = [{ key: "holo", aliases: ["holo.standard"] }, { key: "normal" }];
const four = { id: card(4), language: "en", variants };

async function now(...of: Parameters<Awaited<ReturnType<typeof pricedNow>>["price"]>[]) {
  const { deps, price, build } = await pricedNow([card(4)]);
  for (const one of of) await price(...one);
  await build();
  return copyPrices(deps).of("pokemon");
}

test("copies in each state cost what is told of them, in the currency in which it came", async () => {
  const prices = await now(
    [card(4), {}, 40_000],
    [card(4), { variant: "holo@psa-9.5" }, 90_000],
    [card(4), { variant: "holo@lightly_played", source: "cardmarket", currency: "EUR" }, 20_000],
  );
  const told = (await prices.among([card(4)]))(four);
  const day = "2026-08-22";
  expect(told.toSorted((a, b) => b.amount - a.amount)).toEqual(
    [
      ...[{ variant: "holo", state: "psa-9.5", amount: 90_000, currency: "USD" }],
      ...[{ variant: "holo", amount: 40_000, currency: "USD" }],
      ...[{ variant: "holo", state: "lightly_played", amount: 20_000, currency: "EUR" }],
    ].map((one) => ({ ...one, day, source: one.currency === "EUR" ? "cardmarket" : "tcgplayer" })),
  );
  expect([...prices.variantsPriced(card(4))]).toEqual(["holo", "holo", "holo"]);
});

test("a price under a key that a variant had before is that of the variant", async () => {
  const prices = await now([card(4), { variant: "holo.standard@damaged" }, 500]);
  expect((await prices.among([card(4)]))(four)).toMatchObject([
    { variant: "holo", state: "damaged", amount: 500 },
  ]);
});

test("copies in a language cost what is told of products that are sold in it", async () => {
  const prices = await now(
    [card(4), { languages: "en" }, 40_000],
    [card(4), { languages: "de,en", source: "cardmarket", currency: "EUR" }, 30_000],
  );
  const told = await prices.among([card(4)]);
  expect(told({ ...four, language: "de" })).toMatchObject([{ amount: 30_000 }]);
  expect(told({ ...four, language: "ja" })).toEqual([]);
  expect(told(four)).toMatchObject([{ amount: 40_000, currency: "USD" }]);
});

test("before any prices are known there are none", async () => {
  const { deps } = await pricedNow([card(4)]);
  const prices = await copyPrices(deps).of("pokemon");
  expect(prices.builtAt).toBe("");
  expect((await prices.among([card(4)]))(four)).toEqual([]);
  expect([...prices.variantsPriced(card(4))]).toEqual([]);
});
