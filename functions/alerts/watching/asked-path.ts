import { best } from "#schemas/alerts/alert.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import { Condition, type Day } from "#schemas/values.ts";
import type { AskedPath } from "../../prices/reading/index.ts";

/** Which price is watched; told in what its source tells it in where no currency is said. */
export type WatchedPrice = Pick<WatchItem, "variant" | "state" | "source" | "ratesOf"> & {
  readonly currency?: Currency | undefined;
};

/** The way of the price that is watched, from a day on. */
export const askedPath = (
  { variant, state, source, currency, ratesOf }: WatchedPrice,
  from: Day,
): AskedPath => ({
  ...{ variant, currency, ratesOf, from },
  ...(Condition.safeParse(state).success ? { condition: state } : { grade: state }),
  ...(source !== best && { source }),
});
