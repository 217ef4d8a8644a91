import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeriesKey } from "#functions/prices/books/point.ts";
import type { CurrentSeries } from "#functions/prices/current/current-prices.ts";
import { gapRules, priceGaps } from "#functions/prices/findings/price-gaps.ts";
import { ratesByDay } from "#functions/prices/rates/rates-by-day.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import { plain } from "#test/support/prices/price-points.ts";

const day = "2026-02-02";
/** A dollar is half a euro, so that sums are easy. */
const ratesOn = ratesByDay([{ day, base: "EUR", rates: { USD: "2.0" } }]);
const options = { shops: allShops, ratesOn, isOfOne: () => true };
const gapsOf = (all: readonly CurrentSeries[]) => priceGaps(all, options);

interface Given {
  readonly key?: Partial<SeriesKey>;
  readonly day?: string;
  readonly column?: "market" | "mid" | "low";
  readonly isConfirmed?: boolean;
}

function series(amount: number, given: Given = {}): CurrentSeries {
  const { day: own = day, column = "market", isConfirmed = true } = given;
  return {
    key: { ...plain, languages: "any", ...given.key },
    newest: { day: own, columns: { [column]: amount }, isConfirmed },
    ...(isConfirmed && { believed: { day: own, amount, from: column } }),
    changes: {},
  };
}
const dollars = (amount: number, given: Given = {}) => series(amount, given);
const euros = (amount: number, { key, ...given }: Given = {}) =>
  series(amount, { ...given, key: { source: "cardmarket", currency: "EUR", ...key } });

const told = (all: readonly CurrentSeries[]) =>
  gapsOf(all).map(({ variant, prices }) => [variant, ...prices.map(({ offer }) => offer.source)]);

describe("[PRC-6] two prices of a variant", () => {
  test.each([
    { name: "thirty times apart", dollar: 6_000, euro: 100, isFound: true },
    { name: "just less", dollar: 5_998, euro: 100, isFound: false },
    { name: "as little as one is as much", dollar: 200, euro: 3_000, isFound: true },
    { name: "of cents, as shops sell nothing for less", dollar: 598, euro: 2, isFound: false },
    { name: "of which one is of cents", dollar: 600, euro: 2, isFound: true },
  ])("$name in one currency are a finding: $isFound", ({ dollar, euro, isFound }) => {
    expect(told([dollars(dollar), euros(euro)])).toHaveLength(isFound ? 1 : 0);
    expect(told([euros(euro), dollars(dollar)])).toHaveLength(isFound ? 1 : 0);
  });

  test.each<[string, Given]>([
    ["for what is asked for it, or at the least", { column: "low" }],
    ["in the middle of what is asked", { column: "mid" }],
    ["that nothing has confirmed", { isConfirmed: false }],
    ["of a worn copy", { key: { variant: "holo@lightly_played" } }],
    ["of a graded copy", { key: { variant: "holo@psa-10" } }],
    ["of another variant", { key: { variant: "reverse" } }],
    ["of another time", { day: "2026-01-25" }],
    ["of a day without a rate", { day: "2020-02-02" }],
    ["in another language", { key: { languages: "de" } }],
    ["of a marketplace", { key: { source: "ebay" } }],
  ])("are not compared where one is %s", (_name, given) => {
    const right = dollars(100_000, { key: { languages: "en" } });
    expect(told([right, euros(100)])).toHaveLength(1);
    expect(told([right, euros(100, given)])).toEqual([]);
  });

  test("are compared of days of one week, and in a language that both are of", () => {
    const german = euros(100, { day: "2026-01-26", key: { languages: "de,en" } });
    const older = ratesByDay([
      ...["2026-01-26", day].map((one) => ({ day: one, base: "EUR", rates: { USD: "2.0" } })),
    ]);
    const all = [dollars(100_000, { key: { languages: "en" } }), german];
    expect(priceGaps(all, { ...options, ratesOn: older })).toHaveLength(1);
  });

  test("that two sources pass on of one shop are compared as well", () => {
    const passedOn = dollars(100_000, { key: { source: "tcgdex-tcgplayer" } });
    expect(told([dollars(100), passedOn])).toEqual([["holo", "tcgplayer", "tcgdex-tcgplayer"]]);
  });
});

test("[CAT-3] what a product costs that is sold for several variants is compared with nothing, and others are as before", () => {
  const isOfOne = ({ source }: SeriesKey) => source !== "cardmarket";
  const shared = [dollars(200_000), euros(1_000)];
  expect(priceGaps(shared, { ...options, isOfOne })).toEqual([]);
  const passedOn = dollars(2_200, { key: { source: "tcgdex-tcgplayer" } });
  const [gap] = priceGaps([...shared, passedOn], { ...options, isOfOne });
  expect(gap?.prices.map(({ offer }) => offer.source)).toEqual(["tcgdex-tcgplayer", "tcgplayer"]);
});

test("a gap names each price that is far from another one, the lowest first, and none between", () => {
  const all = [
    dollars(200_000),
    euros(1_000),
    euros(20_000, { key: { source: "tcgdex-cardmarket" } }),
    dollars(2_200, { key: { source: "tcgdex-tcgplayer" } }),
  ];
  expect(told(all)).toEqual([["holo", "cardmarket", "tcgdex-tcgplayer", "tcgplayer"]]);
});

test("gaps do not depend on the order of series, and say what is as far apart as they claim", () => {
  const anySeries = fc.array(
    fc
      .record({
        amount: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1_000_000 })),
        variant: fc.constantFrom("holo", "reverse"),
        languages: fc.constantFrom("any", "en", "de", "de,en"),
        isEuro: fc.boolean(),
        column: fc.constantFrom("market" as const, "mid" as const),
      })
      .map(({ amount, isEuro, column, ...key }) =>
        isEuro ? euros(amount, { key, column }) : dollars(amount, { key, column }),
      ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(anySeries, (all) => {
      const gaps = gapsOf(all);
      const named = (found: typeof gaps) =>
        found.map(({ variant, prices }) => [
          variant,
          ...prices.map(({ worth }) => worth).toSorted((a, b) => a - b),
        ]);
      expect(named(gapsOf(all.toReversed()))).toEqual(named(gaps));
      for (const { prices } of gaps) {
        const [lowest, highest] = [prices[0].worth, prices.at(-1)?.worth ?? 0];
        expect(highest).toBeGreaterThanOrEqual(gapRules.factor * Math.max(lowest, gapRules.least));
      }
    }),
  );
});
