import { expect, test } from "vitest";
import type { CurrentPrices, PricesOfGame } from "#functions/prices/current/current-prices.ts";
import type { DayRates } from "#functions/prices/rates/convert.ts";
import { marketPrices } from "#functions/prices/showing/market-prices.ts";
import { PrintingId } from "#schemas/values.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { current, pricesOfGame } from "#test/support/prices/current-series.ts";

const id = PrintingId.parse("pokemon:en:base1-4");
const card = {
  id,
  language: "en",
  variants: [{ key: "reverse" }, { key: "holo", aliases: ["holo.old"] }],
};
const euros = { source: "cardmarket", currency: "EUR", languages: "any" };

function given(held: PricesOfGame | Error | undefined) {
  let now = held;
  const clock = fakeClock("2026-11-26T12:00:00Z");
  const troubles: unknown[] = [];
  const asked: string[] = [];
  let rates: readonly DayRates[] | Error = ["2026-11-20", "2026-11-25"].map((day) => ({
    ...{ day, base: "EUR" },
    rates: { USD: day === "2026-11-20" ? "1.20" : "1.10" },
  }));
  let looks = 0;
  const file: CurrentPrices = {
    async of() {
      looks += 1;
      if (now instanceof Error) throw now;
      return now;
    },
  };
  const shops = ["tcgplayer", "cardmarket"].map((name) => ({ name, toldBy: [name], words: {} }));
  const prices = marketPrices({
    ...{ current: file, clock: clock.now, shops, order: ["tcgplayer", "cardmarket"] },
    rates: {
      async between(from) {
        asked.push(from);
        if (rates instanceof Error) throw rates;
        return rates;
      },
    },
    onTrouble: (game, error) => troubles.push([game, error]),
  });
  return {
    ...{ prices, clock, troubles, asked },
    looks: () => looks,
    becomes(next: typeof now) {
      now = next;
    },
    ratesBecome(next: typeof rates) {
      rates = next;
    },
    async market(currency?: string) {
      const [market] = (await (await prices.of("pokemon"))?.markets([card], currency)) ?? [];
      return market;
    },
  };
}

test("[CAT-5] a card costs what the first of its variants costs that has a price, under its present key", async () => {
  const series = [
    current({ variant: "holo.old" }, 1_250, { changes: { 7: 20.5 } }),
    current({ variant: "odd" }, 1),
  ];
  const { market, prices } = given(pricesOfGame({ "pokemon:base1-4": series }));
  expect(await market()).toEqual({
    price: {
      ...{ amount: 1_250, currency: "USD", variant: "holo", source: "tcgplayer", of: "market" },
      ...{ day: "2026-11-26", ageDays: 0, confidence: "medium" },
    },
    units: 12.5,
    changes: { 7: 20.5 },
  });
  const now = await prices.of("pokemon");
  expect([...(now?.variantsPriced(id) ?? [])]).toEqual(["holo.old", "odd"]);
});

test("[PRC-6] a price is converted with the rates of its own day", async () => {
  const at = (day: string) =>
    given(pricesOfGame({ "pokemon:base1-4": [current(euros, 1_000, { day })] }));
  const today = at("2026-11-26");
  expect(await today.market("USD")).toMatchObject({
    price: { amount: 1_100, currency: "USD", converted: { amount: 1_000, currency: "EUR" } },
    units: 11,
  });
  expect(today.asked).toEqual(["2026-11-26"]);
  expect(await at("2026-11-21").market("USD")).toMatchObject({ price: { amount: 1_200 } });
  expect(await at("2026-11-21").market()).toMatchObject({
    price: { amount: 1_000, currency: "EUR" },
  });
  expect(await at("2026-11-21").market("JPY")).toBeUndefined();
});

test("[PRC-6] rates reach back to the last price that is believed", async () => {
  const jump = current(euros, 90_000, {
    newest: { day: "2026-11-26", columns: { market: 90_000 }, isConfirmed: false },
    believed: { day: "2026-11-21", amount: 1_000, from: "market" },
  });
  const { market, asked } = given(pricesOfGame({ "pokemon:base1-4": [jump] }));
  expect(await market("USD")).toMatchObject({ price: { amount: 1_200, day: "2026-11-21" } });
  expect(asked).toEqual(["2026-11-21"]);
});

test("[CAT-5] variants come by their keys, whoever tells of them", async () => {
  const series = [
    current({ ...euros, variant: "reverse" }, 2),
    current({ variant: "reverse" }, 3),
    current({ variant: "holo" }, 1),
  ];
  const { prices } = given(pricesOfGame({ "pokemon:base1-4": series }));
  const all = await (await prices.of("pokemon"))?.variants(card);
  expect(
    all?.map(({ variant, series: own }) => [variant, ...own.map(({ source }) => source)]),
  ).toEqual([
    ["holo", "tcgplayer"],
    ["reverse", "cardmarket", "tcgplayer"],
  ]);
});

test("[PRC-6] where rates cannot be had, what needs none is told", async () => {
  const series = [current(euros, 1_000), current({ variant: "reverse" }, 300)];
  const { market, ratesBecome, troubles } = given(pricesOfGame({ "pokemon:base1-4": series }));
  const broken = new Error("no table");
  ratesBecome(broken);
  expect(await market("EUR")).toMatchObject({ price: { amount: 1_000, variant: "holo" } });
  expect(await market("USD")).toMatchObject({ price: { amount: 300, variant: "reverse" } });
  expect(troubles).toEqual([
    ["pokemon", broken],
    ["pokemon", broken],
  ]);
});

test("[CAT-5] one card tells what every source says of each of its variants", async () => {
  const series = [
    current({ variant: "reverse" }, { low: 250, market: 300 }),
    current({ ...euros, variant: "holo.old" }, { avg7: 900 }, { day: "2026-11-20" }),
  ];
  const { prices } = given(pricesOfGame({ "pokemon:base1-4": series }));
  const now = await prices.of("pokemon");
  expect(await now?.variants(card, "EUR")).toEqual([
    {
      variant: "holo",
      series: [
        {
          ...{ source: "cardmarket", shop: "cardmarket", currency: "EUR", avg7: 900 },
          ...{ day: "2026-11-20", ageDays: 6, isConfirmed: true },
        },
      ],
    },
    {
      variant: "reverse",
      market: {
        ...{ amount: 273, currency: "EUR", converted: { amount: 300, currency: "USD" } },
        ...{
          source: "tcgplayer",
          of: "market",
          day: "2026-11-26",
          ageDays: 0,
          confidence: "medium",
        },
      },
      series: [expect.objectContaining({ source: "tcgplayer", low: 250, market: 300 })],
    },
  ]);
  expect(await now?.variants({ ...card, language: "ja" }, "EUR")).toEqual([
    expect.objectContaining({ variant: "holo" }),
  ]);
});

test("cards without prices have none, and no rates are asked for them", async () => {
  const { market, asked } = given(pricesOfGame({}));
  expect(await market("EUR")).toBeUndefined();
  expect(asked).toEqual([]);
  expect(await given(undefined).prices.of("pokemon")).toBeUndefined();
});

test("prices that cannot be had are told once in ten seconds, and looked for again", async () => {
  const broken = new Error("damaged");
  const { prices, troubles, looks, clock, becomes } = given(broken);
  expect(await prices.of("pokemon")).toBeUndefined();
  expect(await prices.of("pokemon")).toBeUndefined();
  expect([looks(), troubles]).toEqual([1, [["pokemon", broken]]]);
  becomes(pricesOfGame({}));
  await clock.advance(10_000);
  expect(await prices.of("pokemon")).toBeDefined();
});

test("another day or other prices are another version", async () => {
  const { prices, clock, becomes } = given(pricesOfGame({}));
  const version = async () => (await prices.of("pokemon"))?.version;
  const first = await version();
  expect(await version()).toBe(first);
  await clock.advance(12 * 3_600_000);
  const tomorrow = await version();
  expect(tomorrow).not.toBe(first);
  becomes(pricesOfGame({}, "2"));
  expect(await version()).not.toBe(tomorrow);
});

test("a currency is known that reference rates are of, and any while there are none", async () => {
  const { prices, ratesBecome } = given(pricesOfGame({}));
  const now = await prices.of("pokemon");
  expect(await Promise.all(["EUR", "USD", "XTS"].map((one) => now?.knows(one)))).toEqual([
    true,
    true,
    false,
  ]);
  ratesBecome([]);
  expect(await now?.knows("XTS")).toBe(true);
});
