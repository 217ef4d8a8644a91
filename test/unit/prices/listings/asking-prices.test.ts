import fc from "fast-check";
import { expect, test } from "vitest";
import { askingPrices } from "#functions/prices/listings/asking-prices.ts";
import { withoutOutliers } from "#functions/prices/listings/without-outliers.ts";

const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 60 });

test("[PRC-5] what is asked is the least, the middle and the most of the listings, never a market price", () => {
  expect(askingPrices([900, 1000, 1100, 1200])).toEqual({
    low: 900,
    mid: 1050,
    high: 1200,
    listings: 4,
  });
});

test("[PRC-5] a price a hundred times off is cut on either side", () => {
  const usual = [950, 980, 1000, 1020, 1050, 1100];
  expect(askingPrices([...usual, 99_999, 5])).toEqual({
    low: 950,
    mid: 1010,
    high: 1100,
    listings: 6,
  });
});

test("where most ask the same, a little more is no outlier and a thousandfold is", () => {
  const same = [500, 500, 500, 500, 500, 500, 520];
  expect(withoutOutliers([...same, 500_000])).toEqual(same);
});

test("of fewer than three listings only their number is told", () => {
  expect(askingPrices([])).toEqual({});
  expect(askingPrices([700])).toEqual({ listings: 1 });
  expect(askingPrices([700, 800])).toEqual({ listings: 2 });
});

test("what is kept does not depend on the order, holds the middle, and is the same in any currency's unit", () => {
  fc.assert(
    fc.property(amounts, (all) => {
      const kept = withoutOutliers(all);
      expect(withoutOutliers(all.toReversed())).toEqual(kept);
      const sorted = all.toSorted((a, b) => a - b);
      if (sorted.length % 2 === 1) expect(kept).toContain(sorted[(sorted.length - 1) / 2]);
      expect(kept.every((one) => all.includes(one))).toBe(true);
      const { low = 0, mid = 0, high = 0, listings = 0 } = askingPrices(all);
      expect(low).toBeLessThanOrEqual(mid);
      expect(mid).toBeLessThanOrEqual(high);
      expect(listings).toBeLessThanOrEqual(all.length);
    }),
  );
});
