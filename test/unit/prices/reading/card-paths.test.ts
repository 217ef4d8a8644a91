import { describe, expect, test } from "vitest";
import type { HistorySeries } from "#functions/prices/books/read-section.ts";
import { type AskedPath, cardPaths } from "#functions/prices/reading/index.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

const asked = { variant: "holo", ratesOf: dayAt(2), from: dayAt(30) };
const told = async (all: readonly HistorySeries[], change: Partial<AskedPath> = {}) => {
  const path = await (await cardPaths(id, given(...all))).path({ ...asked, ...change });
  return path.map(({ day, market }) => [day, market.amount, market.currency]);
};

describe("[ALR-1] the way of a card's price", () => {
  test("is of one copy, by one source or the market, in the currency that is asked for", async () => {
    const shops = [
      series({}, 1_100, 1_210),
      series({ source: "cardmarket", currency: "EUR" }, undefined, 900),
      series({ variant: "holo@psa-10" }, 9_000),
      series({ variant: "reverse" }, 500),
    ];
    expect(await told(shops)).toEqual([
      [dayAt(1), 1_100, "USD"],
      [today, 1_210, "USD"],
    ]);
    expect(await told(shops, { source: "cardmarket" })).toEqual([[today, 900, "EUR"]]);
    expect(await told(shops, { grade: "psa-10" })).toEqual([[today, 9_000, "USD"]]);
    expect(await told(shops, { currency: "EUR" })).toEqual([
      [dayAt(1), 1_000, "EUR"],
      // Who tells it in that currency goes first.
      [today, 900, "EUR"],
    ]);
  });

  test("goes on under the key that its variant has now", async () => {
    expect(await told([series({}, 1_100)], { variant: "holo.standard" })).toHaveLength(1);
    expect(await told([series({ variant: "holo.standard" }, 1_100)])).toHaveLength(1);
    expect(await told([series({}, 1_100)], { variant: "reverse" })).toEqual([]);
  });
});
