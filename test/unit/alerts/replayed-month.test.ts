import { expect, test, vi } from "vitest";
import { aMonthOfAlerts } from "#test/support/alerts/month/a-month-of-alerts.ts";
import { realPrices } from "#test/support/alerts/month/real-prices.ts";

/** Half a million prices in DuckDB, on a machine that may be busy. The bench does the same with ten times as many alerts. */
vi.setConfig({ testTimeout: 120_000 });

const real = realPrices();
const skipped = real ? "" : " (the full-size reference data is not on this machine)";

test.skipIf(!real)(
  `[ALR-2] [ALR-5] of a month of real prices alerts tell just what DuckDB finds in them, with events twice and in disorder and workers that die${skipped}`,
  async () => {
    if (!real) return;
    const { expected, heard, ...month } = await aMonthOfAlerts(real, { alerts: 1_000, cards: 400 });
    expect(month.alerts).toBe(1_000);
    expect(expected.length).toBeGreaterThan(400);
    expect(month.deaths).toBeGreaterThan(10);
    const messages = new Map(heard.map(({ messageId, firing }) => [messageId, firing]));
    expect([...messages.values()].toSorted()).toEqual(expected.toSorted());
    expect([month.notices, month.left]).toEqual([expected.length, 0]);
  },
);
