import type { Line } from "#schemas/alerts/line.ts";
import type { Day } from "#schemas/values.ts";
import { dayAfter, daysBetween } from "#shared/kernel/days.ts";
import type { Step } from "../judging/standing.ts";

/** A line beyond half of the lowest price of all time, or twice the highest, is hardly ever met. */
export const farFactor = 2;
/** What a card has cost for less than a season says nothing of what it may cost. */
export const fewestDays = 90;
/** One day in so many a line that is proposed was met in the last year. */
const metOneDayIn = 10;
const yearDays = 365;

export interface HardlyEver {
  readonly record: { readonly amount: number; readonly day: Day };
  /** A line that was met; absent where the price is beyond all of them. */
  readonly proposal?: number;
}

/**
 * Whether a line lies so far from every price of a way that it will hardly ever be met [ALR-6]; pure. Undefined where it does not, and where the
 * way says too little.
 *
 * @param path the whole way, by day
 */
export function hardlyEver(line: Line, path: readonly Step[]): HardlyEver | undefined {
  const [first, last] = [path[0], path.at(-1)];
  if (line.kind !== "at_or_below" && line.kind !== "at_or_above") return undefined;
  if (!first || !last || daysBetween(first.day, last.day) < fewestDays) return undefined;
  const isBelow = line.kind === "at_or_below";
  // The nearest to the line comes first.
  const nearestFirst = (steps: readonly Step[]) =>
    steps.toSorted((a, b) => (isBelow ? a.amount - b.amount : b.amount - a.amount));
  const [record = last] = nearestFirst(path);
  const isFar = isBelow
    ? line.amount * farFactor < record.amount
    : line.amount > record.amount * farFactor;
  if (!isFar) return undefined;
  const year = nearestFirst(path.filter(({ day }) => day > dayAfter(last.day, -yearDays)));
  const often = year[Math.floor(year.length / metOneDayIn)] ?? record;
  const isMet = ({ amount }: Step) => (isBelow ? last.amount <= amount : last.amount >= amount);
  const proposed = [often, record].find((one) => !isMet(one));
  return {
    record: { amount: record.amount, day: record.day },
    ...(proposed && { proposal: proposed.amount }),
  };
}
