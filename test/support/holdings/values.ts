import type { DayValue } from "#schemas/storage/value-items.ts";

const counts = { all: 2, priced: 2, estimated: 0, own: 0, unpriced: 0, unpaid: 1, proxies: 0 };

/** What two copies were worth on a day; name only what the test is about. */
export const aDayValue = (change: Partial<DayValue> = {}): DayValue => ({
  day: "2026-02-01",
  value: { EUR: 80_000 },
  cost: { USD: 50_000 },
  both: [{ worthIn: "EUR", paidIn: "USD", value: 40_000, cost: 50_000 }],
  ...{ items: counts, copies: counts, games: ["pokemon"], version: 1 },
  valuedAt: "2026-02-01T06:00:00.000Z",
  ...change,
});
