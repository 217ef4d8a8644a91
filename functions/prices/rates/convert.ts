import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import { digitsOf } from "./digits-of.ts";

/** What one unit of the base is worth on a day, as the bank wrote it: `{ USD: "1.0874" }`. */
export interface DayRates {
  readonly day: Day;
  readonly base: Currency;
  readonly rates: Readonly<Record<Currency, string>>;
}

/** Banks say no rates at weekends and on holidays: so many days later the last ones are no longer those of the day. */
export const longestRateGapDays = 7;

/** The rates of a day: its own, or the last ones before it, if that is no more than a week ago. */
export function ratesOn(day: Day, all: readonly DayRates[]): DayRates | undefined {
  const past = all.filter((one) => one.day <= day);
  const newest = past.reduce<DayRates | undefined>(
    (best, one) => (best && best.day >= one.day ? best : one),
    undefined,
  );
  return newest && daysBetween(newest.day, day) <= longestRateGapDays ? newest : undefined;
}

/**
 * An amount in another currency, in the smallest unit of each, halves to the even neighbour as banks round; exact,
 * since rates are taken as the decimal numbers that they are. An amount above 0 stays above 0.
 *
 * @returns undefined where the rates do not know one of both, and where no number can hold what comes of them
 */
export function convert(
  amount: number,
  { from, to, rates }: { from: Currency; to: Currency; rates: DayRates },
): number | undefined {
  if (from === to) return amount;
  const [source, target] = [rateOf(from, rates), rateOf(to, rates)];
  if (!source || !target) return undefined;
  // amount / 10^digits(from) / source × target × 10^digits(to)
  const above = BigInt(amount) * target.units * source.scale * tenTo(digitsOf(to));
  const below = source.units * target.scale * tenTo(digitsOf(from));
  const converted = Number(halfEven(above, below));
  if (!Number.isSafeInteger(converted)) return undefined;
  return amount > 0 ? Math.max(1, converted) : converted;
}

interface Rate {
  /** `1.0874` is 10874 of 10000. */
  readonly units: bigint;
  readonly scale: bigint;
}

function rateOf(currency: Currency, { base, rates }: DayRates): Rate | undefined {
  const text = currency === base ? "1" : rates[currency];
  if (text === undefined) return undefined;
  const [whole = "", part = ""] = text.split(".");
  return { units: BigInt(whole + part), scale: tenTo(part.length) };
}

function halfEven(above: bigint, below: bigint): bigint {
  const [whole, rest] = [above / below, above % below];
  const twice = 2n * rest;
  const isUp = twice > below || (twice === below && whole % 2n === 1n);
  return isUp ? whole + 1n : whole;
}

const tenTo = (digits: number): bigint => 10n ** BigInt(digits);
