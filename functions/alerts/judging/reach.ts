import type { Line } from "#schemas/alerts/line.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import type { Step } from "./standing.ts";

/** Where a price is by a line. */
export interface Reach {
  /** Whether it has reached the line: touching it is enough, but for a record, which has to be broken. */
  readonly isBeyond: boolean;
  /**
   * Whether it lies on the side that it has to come from, and no nearer to the line than so many percent of it; of a change, percentage
   * points, or where nothing is left of the change.
   */
  isBackBy(percent: number): boolean;
  /** What a change or record is measured from. */
  readonly reference?: Step;
}

/**
 * Where a step is by a line; pure. Undefined where there is nothing to compare it with: no earlier price within the days of a
 * change, or none at all for a record.
 *
 * @param before the steps before it, by day, none of the same day
 * @param record the lowest or highest price since a record fired, which its coming back is measured from
 */
export function reachOf(
  line: Line,
  step: Step,
  before: readonly Step[],
  record?: number,
): Reach | undefined {
  switch (line.kind) {
    case "at_or_below":
      return below(line.amount, step.amount, step.amount <= line.amount);
    case "at_or_above":
      return above(line.amount, step.amount, step.amount >= line.amount);
    case "change":
      return changeOf(line, step, before);
    case "all_time_low": {
      const lowest = furthest(before, isLower);
      if (!lowest) return undefined;
      const isBeyond = step.amount < lowest.amount;
      return { ...below(record ?? lowest.amount, step.amount, isBeyond), reference: lowest };
    }
    case "all_time_high": {
      const highest = furthest(before, isHigher);
      if (!highest) return undefined;
      const isBeyond = step.amount > highest.amount;
      return { ...above(record ?? highest.amount, step.amount, isBeyond), reference: highest };
    }
  }
}

// Products of whole numbers, so that 21.00 is exactly five percent over 20.00, and 836.00 exactly 16.4 percent under 1,000.00.
const whole = 100_000;
/** Thousandths of a percent; finer ones than these nobody means. */
const partsOf = (percent: number): number => Math.round((percent * whole) / 100);
const below = (line: number, amount: number, isBeyond: boolean): Reach => ({
  isBeyond,
  isBackBy: (percent) => !isBeyond && amount * whole >= line * (whole + partsOf(percent)),
});
const above = (line: number, amount: number, isBeyond: boolean): Reach => ({
  isBeyond,
  isBackBy: (percent) => !isBeyond && amount * whole <= line * (whole - partsOf(percent)),
});

/** A fall is from the highest price of these days, a rise from the lowest one: whatever happened within them counts. */
function changeOf(
  { percent, days }: Extract<Line, { kind: "change" }>,
  step: Step,
  before: readonly Step[],
): Reach | undefined {
  const since = dayAfter(step.day, -days);
  const isFall = percent < 0;
  const within = before.filter(({ day }) => day >= since);
  const reference = furthest(within, isFall ? isHigher : isLower);
  if (!reference) return undefined;
  const change = (step.amount - reference.amount) * whole;
  const share = (points: number) => partsOf(points) * reference.amount;
  return {
    isBeyond: isFall ? change <= share(percent) : change >= share(percent),
    // A margin that is wider than the change asks for no price beyond the one that it is measured from: a fall of 3 percent is over at 0, not at 2 above.
    isBackBy: (margin) =>
      isFall
        ? change >= Math.min(0, share(percent + margin))
        : change <= Math.max(0, share(percent - margin)),
    reference,
  };
}

const isLower = (a: Step, b: Step): boolean => a.amount < b.amount;
const isHigher = (a: Step, b: Step): boolean => a.amount > b.amount;

/** The first of those that none is further than. */
const furthest = (
  steps: readonly Step[],
  isFurther: (a: Step, b: Step) => boolean,
): Step | undefined =>
  steps.reduce<Step | undefined>(
    (best, step) => (best && !isFurther(step, best) ? best : step),
    undefined,
  );
