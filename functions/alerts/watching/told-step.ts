import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { ValueStep } from "../../holdings/index.ts";
import type { PathStep } from "../../prices/reading/index.ts";
import type { Step } from "../judging/standing.ts";

/** A step of the way that is watched, as messages and answers tell it: a price, or a value. */
export interface ToldStep extends Pick<PathStep, "day" | "atMs"> {
  readonly market: Pick<PathStep["market"], "amount" | "currency" | "converted"> & {
    /** Of a price. */
    readonly source?: string;
    /** Of a value that was converted: its sums by currency. */
    readonly amounts?: NonNullable<ValueStep["amounts"]>;
  };
}

/** What a step is to those who judge it. */
export const judgedStep = ({ day, atMs, market }: ToldStep): Step => ({
  ...{ day, atMs, amount: market.amount },
});

/** A value as it is told like a price. */
export const toldValue =
  (currency: Currency) =>
  ({ day, atMs, amount, amounts }: ValueStep): ToldStep => ({
    ...{ day, atMs },
    market: { amount, currency, ...(amounts && { amounts }) },
  });

/** The step of a day, or the last one before it: what was before may be older than what was read. */
export function stepOn<S extends ToldStep>(day: string, path: readonly S[]): S {
  const step = path.findLast((one) => one.day <= day) ?? path[0];
  if (!step) throw new Error(`A way without steps crosses no line on ${day}.`);
  return step;
}
