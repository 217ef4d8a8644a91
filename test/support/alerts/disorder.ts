import fc from "fast-check";
import type { Line, Rearm } from "#schemas/alerts/line.ts";
import type { Day } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";

/** The days on which an alert fires, by a plain walk over all prices; 0 is a day without one. */
export function firingDays(
  { line, rearm }: { readonly line: Line; readonly rearm: Rearm },
  since: Day,
  prices: readonly number[],
) {
  if (line.kind !== "at_or_below" && line.kind !== "at_or_above") throw new Error("Not walked.");
  const sign = line.kind === "at_or_below" ? 1 : -1;
  const fired: string[] = [];
  let [wasBeyond, isArmed] = [true, true];
  for (const [at, amount] of prices.entries()) {
    if (amount === 0) continue;
    const day = dayAfter(since, at);
    const isBeyond = sign * (amount - line.amount) <= 0;
    const isBack = sign * (amount * 100 - line.amount * (100 + sign * marginOf(rearm))) >= 0;
    isArmed ||= rearm.kind === "margin" && !isBeyond && isBack;
    isArmed ||= rearm.kind === "after_days" && day >= dayAfter(fired.at(-1) ?? day, rearm.days);
    if (isArmed && isBeyond && !wasBeyond) {
      fired.push(day);
      isArmed = false;
    }
    wasBeyond = isBeyond;
  }
  return fired;
}
const marginOf = (rearm: Rearm): number => (rearm.kind === "margin" ? rearm.percent : 0);

/**
 * Each day's event comes twice, some at once, some on later days in whatever order; workers die, and what fails comes again.
 *
 * @param at begins a day
 * @param chance from 0 to 5
 */
export async function throughDisorder(
  {
    look,
    at,
    dying,
  }: {
    look(event: string): Promise<unknown>;
    at(day: Day): unknown;
    dying(how: () => boolean): void;
  },
  { since, days }: { readonly since: Day; readonly days: number },
  chance: () => number,
) {
  const isDone = (event: string) =>
    look(event).then(
      () => chance() > 1,
      () => false,
    );
  dying(() => chance() === 0);
  let waiting: string[] = [];
  for (let place = 0; place < days; place += 1) {
    await at(dayAfter(since, place));
    waiting.push(`event of ${place}`, `event of ${place}`);
    const now = waiting.toSorted(() => chance() - 2).filter(() => chance() < 4);
    for (const event of now) {
      if (await isDone(event)) waiting = waiting.toSpliced(waiting.indexOf(event), 1);
    }
  }
  dying(() => false);
  for (const event of waiting) await look(event);
}

/** What something costs on so many days; 0 is a day without a price. */
export const amountsOf = (days: number) =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 900, max: 1_100 }) },
      { weight: 1, arbitrary: fc.constant(0) },
    ),
    { minLength: days, maxLength: days },
  );
/** What is watched, one by one. */
export const watches = fc.array(
  fc.record({
    line: fc.record({
      kind: fc.constantFrom("at_or_below" as const, "at_or_above" as const),
      amount: fc.integer({ min: 920, max: 1_080 }),
    }),
    rearm: fc.oneof(
      fc.constant<Rearm>({ kind: "never" }),
      fc.integer({ min: 1, max: 6 }).map((wait): Rearm => ({ kind: "after_days", days: wait })),
      fc.integer({ min: 1, max: 8 }).map((percent): Rearm => ({ kind: "margin", percent })),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);
