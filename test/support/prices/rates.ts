import type { NewRate } from "#functions/prices/rates/rate-book.ts";

/** A rate of the euro in dollars, with what is given instead. */
export const aRate = (given: Partial<NewRate> = {}): NewRate => ({
  ...{ day: "2026-02-02", currency: "USD", rate: "1.0874" },
  observed: { atMs: Date.UTC(2026, 1, 2, 16), pack: "bronze/source=ecb/a.ndjson.gz", line: 0 },
  ...given,
});
