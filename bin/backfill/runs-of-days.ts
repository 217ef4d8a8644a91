import { Day } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { Trouble } from "../local/trouble.ts";

/**
 * As many as one run takes. Years are ten runs then: those that say how fresh a source is look at its last twenty.
 */
const daysOfRun = 100;

/** The days from one to another, both included, as runs take them. @throws Trouble when they are no such days */
export function runsOf(from: string, to: string): readonly (readonly Day[])[] {
  const [first, last] = [Day.safeParse(from).data, Day.safeParse(to).data];
  if (!first || !last || first > last) {
    throw new Trouble(
      `--from and --to are days, such as 2024-02-08, in this order; not ${from} and ${to}.`,
    );
  }
  const runs: Day[][] = [];
  for (let day = first; day <= last; day = Day.parse(dayAfter(day, 1))) {
    const run = runs.at(-1);
    if (run && run.length < daysOfRun) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

const quarterMs = 15 * 60_000;
/** An occasion starts its runs within so long. */
const occasionMs = 60_000;

/**
 * When a run may begin so that the source's own, which begin at a quarter of an hour if it has no run then, are late by one of
 * these at most: if it would not have ended by the next quarter, behind it.
 */
export function startOf(nowMs: number, lastTookMs: number): number {
  const nextMs = Math.ceil(nowMs / quarterMs) * quarterMs;
  const sinceMs = nowMs % quarterMs;
  if (sinceMs < occasionMs) return nowMs - sinceMs + occasionMs;
  return nowMs + lastTookMs * 1.2 < nextMs ? nowMs : nextMs + occasionMs;
}
