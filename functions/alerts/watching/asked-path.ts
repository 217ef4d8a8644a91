import { best } from "#schemas/alerts/alert.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { Condition, type Day } from "#schemas/values.ts";
import type { AskedPath } from "../../prices/reading/index.ts";

/** The way of the price that is watched, from a day on. */
export const askedPath = (
  {
    variant,
    state,
    source,
    currency,
    ratesOf,
  }: Pick<WatchItem, "variant" | "state" | "source" | "currency" | "ratesOf">,
  from: Day,
): AskedPath => ({
  ...{ variant, currency, ratesOf, from },
  ...(Condition.safeParse(state).success ? { condition: state } : { grade: state }),
  ...(source !== best && { source }),
});
