import type { AlertStanding } from "#schemas/http/alert-views.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import type { PathStep } from "../../prices/reading/index.ts";
import { judge } from "../judging/judge.ts";
import { judgedStep } from "./look-at-watch.ts";

/** Where a watched price is by its line now, as the next look at it will find; pure. */
export function standingView(
  watch: Pick<WatchItem, "line" | "rearm" | "standing">,
  path: readonly PathStep[],
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
export function priceView({ day, market }: PathStep): NonNullable<AlertStanding["last"]> {
  const { amount, currency, source, converted } = market;
  return { amount, currency, day, source, ...(converted && { converted }) };
}
