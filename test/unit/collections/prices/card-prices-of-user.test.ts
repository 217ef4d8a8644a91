import { expect, test } from "vitest";
import { cardPricesOfUser } from "#functions/collections/prices/card-prices-of-user.ts";
import { getCardPrices } from "#functions/prices/reading/index.ts";
import { OwnPrice } from "#schemas/collections/own-price.ts";
import { CardPricesOfCaller } from "#schemas/http/own-price-views.ts";
import { memoryOwnPriceStore } from "#test/fakes/memory-own-price-store.ts";
import { given, id, series } from "#test/support/prices/priced-card.ts";

const at = "2026-08-21T06:00:00.000Z";
const entered = (state: string, amount: number, more: object = {}) =>
  OwnPrice.parse({
    ...{ printingId: id, variant: "holo", state, amount, currency: "EUR", source: "manual" },
    ...{ version: 1, createdAt: at, updatedAt: at, ...more },
  });

/** What Ash is told of a card that one shop sells near mint, and graded nine. */
async function shownToAsh(prices: readonly OwnPrice[], currency?: string, userId = "ash") {
  const ownPrices = memoryOwnPriceStore();
  for (const one of prices) await ownPrices.create("ash", one, { most: 9, removedUpTo: 0 });
  const deps = { ...given(series({}, 500), series({ variant: "holo@psa-9" }, 900)), ownPrices };
  const view = await cardPricesOfUser({ userId, printingId: id, currency }, deps);
  return { view, everybody: await getCardPrices(id, { currency }, deps) };
}

test("[PRC-8] what somebody has entered stands beside what sources say of such a copy, and changes nothing of that", async () => {
  const { view, everybody } = await shownToAsh([
    entered("psa-9", 1_000),
    entered("near_mint", 600),
  ]);
  expect(view.variants.map(({ own: _, ...told }) => told)).toEqual(everybody.variants);
  expect(view.variants.map(({ own }) => own?.amount)).toEqual([600, 1_000]);
  expect(view.variants[0]?.own).toMatchObject({ source: "manual", state: "near_mint", version: 1 });
  expect(view.variants[0]?.own).not.toHaveProperty("printingId");
  expect(CardPricesOfCaller.parse(view).variants).toHaveLength(2);
});

test("[PRC-8] copies that no source knows a price of come with what was entered alone, without a market price", async () => {
  const { view } = await shownToAsh([
    ...[entered("psa-10", 9_000), entered("damaged", 50)],
    entered("near_mint", 700, { variant: "cosmos" }),
  ]);
  expect(view.variants.slice(2)).toEqual([
    { variant: "cosmos", series: [], own: expect.objectContaining({ amount: 700 }) },
    {
      ...{ variant: "holo", condition: "damaged", series: [] },
      own: expect.objectContaining({ amount: 50, state: "damaged" }),
    },
    {
      ...{ variant: "holo", grade: { company: "psa", grade: "10" }, series: [] },
      own: expect.objectContaining({ amount: 9_000, state: "psa-10" }),
    },
  ]);
  expect(view.variants.slice(0, 2).some((one) => "own" in one)).toBe(false);
});

test("nobody is told what somebody else has entered", async () => {
  const { view, everybody } = await shownToAsh([entered("near_mint", 600)], undefined, "misty");
  expect(view).toEqual(everybody);
});

test("[PRC-6] what was entered is told in the currency that is asked for as well, by the rates of its day", async () => {
  const inDollars = async (more: object) =>
    (await shownToAsh([entered("near_mint", 1_000, more)], "USD")).view.variants[0]?.own;
  expect(await inDollars({})).toMatchObject({
    ...{ amount: 1_000, currency: "EUR" },
    converted: { amount: 1_100, currency: "USD" },
  });
  expect(await inDollars({ day: "2026-07-03" })).toMatchObject({ converted: { amount: 1_200 } });
  expect(await inDollars({ currency: "USD" })).not.toHaveProperty("converted");
  expect(await inDollars({ day: "2026-05-01" })).not.toHaveProperty("converted");
  expect(await inDollars({ currency: "XXX" })).not.toHaveProperty("converted");
});
