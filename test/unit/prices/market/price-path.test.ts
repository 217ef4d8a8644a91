import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { pricePath } from "#functions/prices/market/price-path.ts";
import { getCardPrices } from "#functions/prices/reading/get-card-prices.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

const { shops, order } = given();
const rates = { day: "2000-01-01", base: "EUR", rates: { USD: "1.1" } };
const path = (all: readonly HistorySeries[], from = "1990-01-01") =>
  pricePath(all, from, { shops, order, currency: "USD", ratesOn: () => rates }).map(
    ({ day, market: { amount, source } }) => [day, amount, source],
  );
const euros = (...prices: readonly number[]) =>
  series({ source: "cardmarket", currency: "EUR", languages: "any" }, ...prices);

describe("[ALR-1] the way of a price", () => {
  test("has a step for each day with a price, in the currency of the line", () => {
    expect(path([series({}, 1_000, 1_100)])).toEqual([
      [dayAt(1), 1_000, "tcgplayer"],
      [today, 1_100, "tcgplayer"],
    ]);
    expect(path([euros(1_000)])).toEqual([[today, 1_100, "cardmarket"]]);
  });

  test("tells of a day what the best source said that far, whoever has spoken on it", () => {
    expect(path([euros(900, 910, 920), series({}, 1_000)])).toEqual([
      [dayAt(2), 990, "cardmarket"],
      [dayAt(1), 1_001, "cardmarket"],
      [today, 1_000, "tcgplayer"],
    ]);
  });

  test("[PRC-7] has none for a jump that nothing has confirmed, and one for the day that does", () => {
    expect(path([series({}, 1_000, 9_000, 1_010)])).toEqual([
      [dayAt(2), 1_000, "tcgplayer"],
      [today, 1_010, "tcgplayer"],
    ]);
    expect(path([series({}, 1_000, 9_000, 9_100)])).toEqual([
      [dayAt(2), 1_000, "tcgplayer"],
      [today, 9_100, "tcgplayer"],
    ]);
  });

  test("begins with the day that is asked for, knowing what was said before", () => {
    const all = [euros(900, 910), series({}, 1_000)];
    expect(path(all, today)).toEqual([[today, 1_000, "tcgplayer"]]);
  });

  test("is what the card's prices told on each of its days", async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(amounts, amounts, async (own, other) => {
        const all = [euros(...other), series({}, ...own)];
        const last = path(all).at(-1);
        const { variants } = await getCardPrices(id, { currency: "USD" }, given(...all));
        const told = variants[0]?.market;
        const isBelieved = variants[0]?.series.some(
          ({ source, newest }) => source === told?.source && newest.isConfirmed,
        );
        if (isBelieved && told?.source === "tcgplayer") {
          expect(last).toEqual([today, told.amount, told.source]);
        }
      }),
    );
  });
});
