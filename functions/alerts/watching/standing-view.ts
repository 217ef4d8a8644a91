import type { AlertStanding } from "#schemas/http/alert-views.ts";
import type { AnyWatchItem } from "#schemas/storage/alert-items.ts";
import { judge } from "../judging/judge.ts";
import { judgedStep, type ToldStep } from "./told-step.ts";

/** Where a watched price or value is by its line now, as the next look at it will find; pure. */
export function standingView(
  watch: Pick<AnyWatchItem, "line" | "rearm" | "standing">,
  path: readonly ToldStep[],
): AlertStanding {
  const { standing } = judge(watch, watch.standing, path.map(judgedStep));
  const { side = "unknown", isArmed, fired, firedOn, last } = standing;
  const step = last && path.findLast(({ day }) => day === last.day);
  return {
    ...{ side, isArmed, fired },
    ...(firedOn !== undefined && { firedOn }),
    ...(step && { last: priceView(step) }),
  };
}

/** A step of the way, as answers tell it. */
export function priceView({ day, market }: ToldStep): NonNullable<AlertStanding["last"]> {
  const { amount, currency, source, converted, amounts } = market;
  return {
    ...{ amount, currency, day },
    ...(source !== undefined && { source }),
    ...(converted && { converted }),
    ...(amounts && { amounts }),
  };
}
