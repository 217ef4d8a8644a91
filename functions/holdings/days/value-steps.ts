import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { DayValue } from "#schemas/storage/value-items.ts";
import type { Day } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import type { DayRates } from "../../prices/reading/index.ts";
import { daysTold } from "../values/days-told.ts";
import { type Amounts, toldIn } from "../valuing/amounts.ts";

/** What cards were worth on a day, in one currency. */
export interface ValueStep {
  readonly day: Day;
  /** When the value that held then was stored, in milliseconds since 1970. */
  readonly atMs: number;
  /** Above 0, in the smallest unit. */
  readonly amount: number;
  /** The sums that it was told from, by currency; absent where none was in another one. */
  readonly amounts?: Amounts;
}

/** So many days a value that has lost prices waits before it is taken for one. */
export const doubtDays = 7;

/**
 * The way of a value, day by day, told by the rates of one day; pure. A day of which nothing is stored has the value of the last one before it. A day has
 * no step where nothing is priced, where a sum has no rate, and where copies have lost the price that they had within the last seven days: a source that is
 * missing is no fall in value.
 *
 * @param stored by day, from `doubtDays` before the first day on, with the last one before these
 */
export function valueSteps(
  stored: readonly DayValue[],
  of: {
    readonly from: Day;
    readonly to: Day;
    readonly currency: Currency;
    readonly rates: DayRates | undefined;
  },
): readonly ValueStep[] {
  const { from, to, currency, rates } = of;
  const [first] = stored;
  if (!first) return [];
  const since = dayAfter(from, -doubtDays);
  const begin = first.day > since ? first.day : since;
  const days = daysTold(stored, { from: begin, to, interval: "day" });
  return days.flatMap(({ day, of: value }, at) => {
    const before = days.slice(Math.max(0, at - doubtDays), at);
    if (day < from || before.some((one) => hasLostPrices(value, one.of))) return [];
    const { amount, untold } = toldIn(currency, value.value, rates);
    if (amount === 0 || untold) return [];
    const sums = Object.entries(value.value);
    const isConverted = sums.some(([own, sum]) => own !== currency && sum > 0);
    const atMs = Date.parse(value.valuedAt);
    return [{ day, atMs, amount, ...(isConverted && { amounts: value.value }) }];
  });
}

/** Whether more copies have lost their price than are gone. */
function hasLostPrices({ copies: now }: DayValue, { copies: before }: DayValue): boolean {
  const gone = before.all - before.proxies - (now.all - now.proxies);
  return now.priced < before.priced - Math.max(0, gone);
}
