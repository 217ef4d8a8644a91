import type { Firing } from "#schemas/alerts/notice.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import type { CardPaths, PathStep } from "../../prices/reading/index.ts";
import type { Crossing } from "../judging/judge.ts";

/** A crossing with all that a message needs to say of it [ALR-5]; pure. */
export function firingOf(
  { number, step, from, reference }: Crossing,
  watch: WatchItem,
  { card, path }: { readonly card: CardPaths["card"]; readonly path: readonly PathStep[] },
): Firing {
  const { source, converted } = marketOn(step.day, path);
  const { printingId, variant, state, line, currency, alertId, ratesOf } = watch;
  return {
    ...{ kind: "fired", alertId, number },
    card: { printingId, variant, state, name: card.name, number: card.number },
    ...{ line, currency },
    price: { amount: step.amount, day: step.day, source, ...(converted && { converted }) },
    before: { amount: from.amount, day: from.day, source: marketOn(from.day, path).source },
    ...(reference && { reference: { amount: reference.amount, day: reference.day } }),
    ...(converted && { ratesOf }),
  };
}

/** The step of a day, or the last one before it: the price of before may be older than what was read. */
function marketOn(day: string, path: readonly PathStep[]) {
  const step = path.findLast((one) => one.day <= day) ?? path[0];
  if (!step) throw new Error(`A way without steps crosses no line on ${day}.`);
  return step.market;
}
