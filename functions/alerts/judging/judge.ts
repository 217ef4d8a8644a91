import type { Line, Rearm } from "#schemas/alerts/line.ts";
import type { Day } from "#schemas/values.ts";
import { daysBetween } from "#shared/kernel/days.ts";
import { type Reach, reachOf } from "./reach.ts";
import type { Standing, Step } from "./standing.ts";

/** A crossing that is told. */
export interface Crossing {
  /** Which of its alert it is, from 1 on. */
  readonly number: number;
  readonly step: Step;
  /** The price before it. */
  readonly from: Step;
  /** What a change or record was measured from. */
  readonly reference?: Step;
}

export interface Judged {
  readonly standing: Standing;
  readonly crossings: readonly Crossing[];
}

/**
 * Goes a price's way on from where it was last looked at, and says which steps of it cross the line [ALR-2]; pure. A step that is no newer
 * than the last one is past, so that the same way judged again, or judged in parts, crosses nothing twice. The first step of all tells on which side
 * the price is, and crosses nothing.
 *
 * @param path the whole way by day, at most one step a day; of lines that compare with earlier prices, from where these begin
 */
export function judge(
  { line, rearm }: { readonly line: Line; readonly rearm: Rearm },
  standing: Standing,
  path: readonly Step[],
): Judged {
  const crossings: Crossing[] = [];
  let now = standing;
  for (const [at, step] of path.entries()) {
    if (isPast(step, now)) continue;
    const reach = reachOf(line, step, path.slice(0, at), now.record);
    if (!reach) {
      now = { ...now, last: step, side: "before" };
      continue;
    }
    const ready = rearmed(now, { rearm, step, reach });
    const isNew = ready.side === "before" || isFurther(line, step, ready.last);
    const crosses = ready.isArmed && reach.isBeyond && isNew;
    if (crosses) {
      const number = ready.fired + 1;
      const from = now.last ?? step;
      crossings.push({
        number,
        step,
        from,
        ...(reach.reference && { reference: reach.reference }),
      });
    }
    now = next(ready, { line, step, reach, crosses });
  }
  return { standing: now, crossings };
}

/**
 * The standing of an alert from a day on: the side of the price that is known then is no crossing, and the next crossing fires.
 *
 * @param path the whole way up to now
 */
export function armed(line: Line, since: Day, path: readonly Step[]): Standing {
  const last = path.at(-1);
  const standing: Standing = { since, isArmed: true, fired: 0 };
  const reach = last && reachOf(line, last, path.slice(0, -1));
  return {
    ...standing,
    ...(last && { last, side: reach?.isBeyond ? "beyond" : "before" }),
  };
}

/** A line that moves with the price: to be at the record of yesterday is to stand before that of today. */
export const isRecord = ({ kind }: Line): boolean =>
  kind === "all_time_low" || kind === "all_time_high";

/** Whether a record has gone further still; a day's later answer may also take some of it back. */
const isFurther = ({ kind }: Line, step: Step, last: Step | undefined): boolean =>
  last !== undefined &&
  ((kind === "all_time_low" && step.amount < last.amount) ||
    (kind === "all_time_high" && step.amount > last.amount));

/** Of one day, what rests on a later answer is newer. */
function isPast(step: Step, { since, last }: Standing): boolean {
  if (step.day < since) return true;
  if (!last) return false;
  return step.day === last.day ? step.atMs <= last.atMs : step.day < last.day;
}

function rearmed(
  standing: Standing,
  { rearm, step, reach }: { rearm: Rearm; step: Step; reach: Reach },
): Standing {
  if (standing.isArmed || standing.firedOn === undefined) return standing;
  const isDue =
    rearm.kind === "after_days"
      ? daysBetween(standing.firedOn, step.day) >= rearm.days
      : rearm.kind === "margin" && reach.isBackBy(rearm.percent);
  return isDue ? { ...standing, isArmed: true } : standing;
}

function next(
  standing: Standing,
  { line, step, reach, crosses }: { line: Line; step: Step; reach: Reach; crosses: boolean },
): Standing {
  const { record: known, ...others } = standing;
  const record = recordOf(line, step, { known, crosses });
  return {
    ...others,
    ...{ last: step, side: reach.isBeyond ? "beyond" : "before" },
    ...(crosses && { isArmed: false, fired: standing.fired + 1, firedOn: step.day }),
    ...(record !== undefined && { record }),
  };
}

/** The furthest price since a record fired. */
function recordOf(
  line: Line,
  { amount }: Step,
  { known, crosses }: { readonly known: number | undefined; readonly crosses: boolean },
): number | undefined {
  if (!isRecord(line)) return undefined;
  if (crosses || known === undefined) return crosses ? amount : undefined;
  return line.kind === "all_time_low" ? Math.min(known, amount) : Math.max(known, amount);
}
