import fc from "fast-check";
import type { NewPoint, SeriesKey } from "#functions/prices/books/point.ts";

/** Series of the sample points. */
export const plain: SeriesKey = {
  ...{ variant: "holo", source: "tcgplayer", currency: "USD", languages: "en" },
};

/** A point of the Charizard, with what is given instead. */
export const pointOf = (given: Partial<NewPoint> = {}): NewPoint => ({
  printing: "4",
  series: plain,
  day: "2026-02-01",
  columns: { low: 29_900, mid: 41_000, market: 39_950 },
  observed: {
    atMs: Date.UTC(2026, 1, 1, 20, 5),
    pack: "bronze/source=tcgcsv/a.ndjson.gz",
    line: 3,
  },
  ...given,
});

const amount = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 10_000_000_000 }),
);
/** Any of the columns, and often none that tells a price: too few listings, a shop that tells averages alone. */
const columns = fc
  .record(
    { low: amount, mid: amount, high: amount, market: amount, avg30: amount, listings: amount },
    { requiredKeys: [] },
  )
  .map((given): NewPoint["columns"] => given);

/** Points that often are of the same day and series: few of everything but amounts. */
export const anyPoint: fc.Arbitrary<NewPoint> = fc.record({
  printing: fc.constantFrom("4", "10", "tg1", "_3f"),
  series: fc.record({
    variant: fc.constantFrom("holo", "normal.1st-edition"),
    source: fc.constantFrom("tcgplayer", "cardmarket"),
    currency: fc.constantFrom("EUR", "USD"),
    languages: fc.constantFrom("any", "en"),
  }),
  day: fc.constantFrom(
    ...["1999-12-31", "2024-02-29", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01"],
  ),
  columns: fc.oneof(fc.constant({ market: 100 }), fc.constant({ listings: 2 }), columns),
  observed: fc.record({
    atMs: fc.constantFrom(0, Date.UTC(2026, 0, 31, 20), Date.UTC(2026, 1, 1, 20)),
    pack: fc.constantFrom("bronze/a", "bronze/b", "bronze/c"),
    line: fc.integer({ min: 0, max: 2 }),
  }),
});
