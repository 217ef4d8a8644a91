import { describe, expect, test } from "vitest";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { getPriceHistory } from "#functions/prices/reading/get-price-history.ts";
import { PriceHistory } from "#schemas/http/price-views.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

describe("[PRC-2] a card's history", () => {
  const historyOf = async (asked: object, ...all: readonly HistorySeries[]) => {
    const history = await getPriceHistory(id, asked, given(...all));
    // Nobody checks it on its way out.
    expect(PriceHistory.parse(history)).toEqual(history);
    return PriceHistory.parse(history);
  };

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

  test("of the first year that can be written begins with its first day", async () => {
    const told = await getPriceHistory(id, { to: "0000-01-01" }, given());
    expect(told).toMatchObject({ from: "0000-01-01", to: "0000-01-01" });
  });

  test.each([
    [{ from: "2026-08-23", to: "2026-08-22" }, "2026-08-23 lies after 2026-08-22"],
    [{ from: "2023-08-18" }, "are 1101 days, and 1100 are the most; ask for weeks or months"],
    [{ from: "1996-07-10", interval: "month" as const }, "are 11001 days, and 11000 are the most"],
  ])("of days that cannot be is refused: %o", async (asked, reason) => {
    await expect(getPriceHistory(id, asked, given())).rejects.toThrow(reason);
  });
});
