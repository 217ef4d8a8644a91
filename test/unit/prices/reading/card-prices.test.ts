import { beforeAll, describe, expect, test } from "vitest";
import type { CatalogStore } from "#functions/catalog/silver/catalog-store.ts";
import type { Columns, SeriesKey } from "#functions/prices/books/point.ts";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import type { Shop } from "#functions/prices/mapping/shop.ts";
import { getCardPrices } from "#functions/prices/reading/get-card-prices.ts";
import { getPriceHistory } from "#functions/prices/reading/get-price-history.ts";
import { getPriceTable } from "#functions/prices/reading/get-price-table.ts";
import { CardPrices, PriceHistory } from "#schemas/http/price-views.ts";
import { PrintingId } from "#schemas/values.ts";
import { aCard, storeWith } from "#test/support/catalog.ts";

const id = PrintingId.parse("pokemon:en:base1-4");
const today = "2026-08-22";
const shop = (name: string, toldBy: string): Shop => ({ name, toldBy: [toldBy], words: {} });
const shops = [shop("tcgplayer", "tcgcsv"), shop("cardmarket", "cardmarket")];

const dayAt = (ago: number) =>
  new Date(Date.parse(today) - ago * 86_400_000).toISOString().slice(0, 10);

/** Prices of days up to today, the newest last. */
const series = (
  key: Partial<SeriesKey>,
  ...columns: readonly (number | Columns | undefined)[]
): HistorySeries => ({
  key: { variant: "holo", source: "tcgplayer", currency: "USD", languages: "en", ...key },
  points: columns.flatMap((one, at) => {
    if (one === undefined) return [];
    const day = dayAt(columns.length - 1 - at);
    const observed = { atMs: Date.parse(day) + 1, pack: 0, line: at };
    return [{ day, columns: typeof one === "number" ? { market: one } : one, observed }];
  }),
});

let store: CatalogStore;
beforeAll(async () => {
  const variants = [{ key: "holo", finish: "holo", aliases: ["holo.standard"] }];
  store = await storeWith([aCard({ id, variants })]);
});

/** As if a euro were worth 1.10 dollars; not before the end of June. */
const rates = {
  between: async (from: string, to: string) =>
    ["2026-07-01", "2026-08-20"]
      .filter((day) => day <= to)
      .map((day) => ({ day, base: "EUR", rates: { USD: day < "2026-08-01" ? "1.2" : "1.10" } }))
      .filter(() => from <= to),
};

const given = (...all: readonly HistorySeries[]) => ({
  ...{ store, shops, rates, sources: ["tcgdex", "tcgcsv"] },
  clock: () => new Date(`${today}T21:00:00.000Z`),
  histories: {
    readHistory: async (_id: unknown, { from, to }: { from: string; to: string }) =>
      all.map(({ key, points }) => ({
        key,
        points: points.filter(({ day }) => day >= from && day <= to),
      })),
  },
});
const pricesOf = async (...all: readonly HistorySeries[]) =>
  CardPrices.parse(await getCardPrices(id, {}, given(...all)));

describe("[PRC-6] what a card costs", () => {
  test("is said by variant, with each source and the one that is chosen", async () => {
    const { variants } = await pricesOf(
      series({ source: "cardmarket", currency: "EUR", languages: "any" }, 900),
      series({}, 1_000, { low: 700, market: 1_100 }),
      series({ variant: "reverse" }, { low: 300 }),
    );
    expect(variants).toMatchObject([
      {
        variant: "holo",
        market: { amount: 1_100, source: "tcgplayer", of: "market", day: today, ageDays: 0 },
        series: [
          { source: "cardmarket", currency: "EUR" },
          { source: "tcgplayer", newest: { low: 700, market: 1_100, isConfirmed: true } },
        ],
      },
      { variant: "reverse", market: { amount: 300, of: "low" } },
    ]);
    expect(variants[0]?.series[1]?.statistics?.changes["1"]).toMatchObject({ percent: 10 });
  });

  test("what a shop says itself comes before what others pass on of it, and names its shop", async () => {
    const { variants } = await pricesOf(
      series({ source: "tcgdex-tcgplayer" }, 1_300),
      series({}, 1_000),
    );
    expect(variants[0]?.market).toMatchObject({ source: "tcgplayer", confidence: "medium" });
    expect(variants[0]?.series.map((one) => one.shop)).toEqual(["tcgplayer", "tcgplayer"]);
  });

  test("is told in the currency that is asked for, and from what it was converted", async () => {
    const euros = series({ source: "cardmarket", currency: "EUR", languages: "any" }, 1_000);
    const inDollars = async (currency: string, ...all: readonly HistorySeries[]) =>
      CardPrices.parse(await getCardPrices(id, { currency }, given(...all))).variants[0]?.market;
    expect(await inDollars("USD", euros)).toMatchObject({
      ...{ amount: 1_100, currency: "USD", source: "cardmarket" },
      converted: { amount: 1_000, currency: "EUR" },
    });
    expect(await inDollars("USD", euros, series({}, 1_200))).toMatchObject({
      ...{ amount: 1_200, source: "tcgplayer", confidence: "high" },
    });
    expect(await inDollars("USD", euros, series({}, 1_200))).not.toHaveProperty("converted");
    expect(await inDollars("BRL", euros)).toBeUndefined();
  });

  test("shops that contradict each other are told in whatever currency they speak", async () => {
    const euros = series({ source: "cardmarket", currency: "EUR", languages: "any" }, 30_000);
    const { variants } = await pricesOf(euros, series({}, 1_000));
    expect(variants[0]?.market).toMatchObject({
      ...{ amount: 1_000, currency: "USD", confidence: "low" },
      contradictedBy: [{ source: "cardmarket", amount: 30_000, currency: "EUR" }],
    });
  });

  test("no price is no variant, and averages alone are no market price", async () => {
    expect((await pricesOf()).variants).toEqual([]);
    const { variants } = await pricesOf(series({}, { avg7: 500 }));
    expect(variants).toMatchObject([{ series: [{ newest: { avg7: 500 } }] }]);
    expect(variants[0]).not.toHaveProperty("market");
  });

  test("is of products that are sold in the card's language, or in any", async () => {
    const { variants } = await pricesOf(
      series({ languages: "ja" }, 1),
      series({ languages: "de,en", source: "cardmarket" }, 2),
      series({ languages: "any", source: "tcgdex-cardmarket" }, 3),
    );
    expect(variants[0]?.series.map(({ newest }) => newest.market)).toEqual([2, 3]);
  });

  test("what a variant was called before is its own, the later observation of a day", async () => {
    const former = series({ variant: "holo.standard" }, 700, 800, 900);
    const present = series({}, 1_000);
    const { variants } = await pricesOf(former, present);
    expect(variants.map(({ variant }) => variant)).toEqual(["holo"]);
    expect(variants[0]?.series).toMatchObject([{ newest: { market: 1_000 } }]);
    expect(variants[0]?.series[0]?.statistics?.year?.days).toBe(3);
  });

  test("a jump that was seen once is shown as such, and the price before it is the market price", async () => {
    const { variants } = await pricesOf(series({}, 1_000, 1_000, 90_000));
    expect(variants[0]).toMatchObject({
      market: { amount: 1_000, day: dayAt(1), confidence: "medium" },
      series: [{ newest: { isConfirmed: false }, statistics: { unconfirmed: 1 } }],
    });
  });

  test("of a card that is not there is nothing", async () => {
    const other = PrintingId.parse("pokemon:en:base1-5");
    await expect(getCardPrices(other, {}, given())).rejects.toThrow("base1-5");
  });
});

describe("[PRC-2] a card's history", () => {
  const historyOf = async (asked: object, ...all: readonly HistorySeries[]) =>
    PriceHistory.parse(await getPriceHistory(id, asked, given(...all)));

  test("is of a year up to today, if nothing else is said", async () => {
    const whole = series({}, ...Array.from({ length: 500 }, () => 1_000));
    const { from, to, series: told } = await historyOf({}, whole);
    expect([from, to]).toEqual([dayAt(365), today]);
    expect(told[0]?.points).toHaveLength(366);
  });

  test.each([
    [{ variant: "holo" }, ["holo tcgplayer USD", "holo cardmarket EUR"]],
    [{ source: "cardmarket" }, ["holo cardmarket EUR"]],
    [{ variant: "normal" }, []],
  ])("is of the series that %o asks for", async (asked, wanted) => {
    const { series: told } = await historyOf(
      asked,
      series({}, 1),
      series({ source: "cardmarket", currency: "EUR" }, 2),
      series({ variant: "reverse" }, 3),
    );
    const names = told.map(({ variant, source, currency }) => `${variant} ${source} ${currency}`);
    expect(names.toSorted()).toEqual(wanted.toSorted());
  });

  test("is told in the currency that is asked for, each day by its own rates, or not at all", async () => {
    const euros = series({ source: "cardmarket", currency: "EUR" }, 1_000, ...Array(44), {
      low: 900,
      listings: 3,
    });
    const { series: told } = await historyOf({ currency: "USD" }, euros);
    const [first, last] = [dayAt(45), today];
    expect(told).toMatchObject([
      {
        currency: "USD",
        points: [
          { day: first, market: 1_200 },
          { day: last, low: 990, listings: 3 },
        ],
      },
    ]);
    const { series: none } = await historyOf({ currency: "BRL" }, euros);
    expect(none).toEqual([]);
  });

  test("marks a jump that nothing confirmed, also on its first day", async () => {
    const jumping = series({}, 1_000, 1_000, 90_000, 1_100);
    const { series: told } = await historyOf({ from: dayAt(1) }, jumping);
    expect(told[0]?.points).toEqual([
      { day: dayAt(1), isConfirmed: false, market: 90_000 },
      { day: today, market: 1_100 },
    ]);
  });

  test("is told by weeks and months, of believed prices", async () => {
    const days = series(
      {},
      ...Array.from({ length: 30 }, (_none, at) => (at === 9 ? 90_000 : 1_000 + at)),
    );
    const { series: weeks } = await historyOf({ interval: "week" }, days);
    // 2026-08-22 is a Saturday.
    expect(weeks[0]?.periods?.at(-1)).toEqual({
      ...{ from: "2026-08-17", last: 1_029, low: 1_024, high: 1_029 },
      ...{ average: 1_027, median: 1_027, days: 6 },
    });
    const { series: months } = await historyOf({ interval: "month" }, days);
    expect(months[0]?.periods?.map(({ from, days: count }) => [from, count])).toEqual([
      ["2026-07-01", 8],
      ["2026-08-01", 21],
    ]);
  });

  test.each([
    [{ from: "2026-08-23", to: "2026-08-22" }, "2026-08-23 lies after 2026-08-22"],
    [{ from: "2023-08-18" }, "are 1101 days, and 1100 are the most; ask for weeks or months"],
    [{ from: "1996-07-10", interval: "month" as const }, "are 11001 days, and 11000 are the most"],
  ])("of days that cannot be is refused: %o", async (asked, reason) => {
    await expect(getPriceHistory(id, asked, given())).rejects.toThrow(reason);
  });
});

test("[PRC-2] a table has a line for each series and day, with decimals as the currency has them", async () => {
  const table = await getPriceTable(
    id,
    {},
    given(
      series({}, 5, { low: 41_250, listings: 7 }),
      series({ source: "cardmarket", currency: "JPY" }, 1_234),
    ),
  );
  expect(table.split("\r\n")).toEqual([
    "day,variant,source,currency,low,mid,high,market,directLow,average,avg1,avg7,avg30,listings,isConfirmed",
    `${today},holo,cardmarket,JPY,,,,1234,,,,,,,true`,
    `${dayAt(1)},holo,tcgplayer,USD,,,,0.05,,,,,,,true`,
    `${today},holo,tcgplayer,USD,412.50,,,,,,,,,7,false`,
    "",
  ]);
});
