import { aMonthOfAlerts } from "#test/support/alerts/month/a-month-of-alerts.ts";
import { realPrices } from "#test/support/alerts/month/real-prices.ts";
import { alertsCloud } from "./alerts-cloud.ts";
import { alertsCounted } from "./alerts-counted.ts";
import type { Figures } from "./run.ts";

/**
 * [ALR-2] [ALR-3] 10,000 alerts through a month of real prices, where reference data is laid out; what judging costs with 100,000; and how long it takes from a
 * stored price to a told channel through the deployed stacks.
 */
export async function run(): Promise<Figures> {
  return { ...(await aMonth()), ...(await alertsCounted()), ...(await alertsCloud()) };
}

/** What receivers were told in a month, against what DuckDB says that they had to be. */
async function aMonth(): Promise<Figures> {
  const real = realPrices();
  if (!real) {
    console.log("  without a month of real prices: no reference data was laid out");
    return {};
  }
  const { alerts, expected, heard, deaths, handled } = await aMonthOfAlerts(real, {
    alerts: 10_000,
    cards: 4_000,
  });
  const messages = new Map(heard.map(({ messageId, firing }) => [messageId, firing]));
  const sent = new Set(messages.values());
  const wanted = new Set(expected);
  return {
    alerts,
    expected: wanted.size,
    sent: messages.size,
    missing: [...wanted].filter((firing) => !sent.has(firing)).length,
    unexpected: [...sent].filter((firing) => !wanted.has(firing)).length,
    doubled: messages.size - sent.size,
    // By a worker that died after it had sent: a receiver knows such a message by its id.
    sent_again_under_its_id: heard.length - messages.size,
    workers_died: deaths,
    messages_handled: handled,
  };
}
