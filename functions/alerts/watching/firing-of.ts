import type { FiringOfCard, FiringOfValue } from "#schemas/alerts/notice.ts";
import type { ValueWatchItem, WatchItem } from "#schemas/storage/alert-items.ts";
import type { CardPaths, PathStep } from "../../prices/reading/index.ts";
import type { Crossing } from "../judging/judge.ts";
import { stepOn, type ToldStep } from "./told-step.ts";

/** A crossing of a price with all that a message needs to say of it [ALR-5]; pure. */
export function firingOf(
  crossing: Crossing,
  watch: WatchItem,
  { card, path }: { readonly card: CardPaths["card"]; readonly path: readonly PathStep[] },
): FiringOfCard {
  const { step, from } = crossing;
  const { source, converted } = stepOn(step.day, path).market;
  const { printingId, variant, state, ratesOf } = watch;
  return {
    ...firedOf(crossing, watch),
    card: { printingId, variant, state, name: card.name, number: card.number },
    price: { amount: step.amount, day: step.day, source, ...(converted && { converted }) },
    before: { amount: from.amount, day: from.day, source: stepOn(from.day, path).market.source },
    ...(converted && { ratesOf }),
  };
}

/**
 * The same of a value.
 *
 * @param name of the collection; undefined where it is all that somebody owns
 */
export function firingOfValue(
  crossing: Crossing,
  watch: ValueWatchItem,
  { name, path }: { readonly name: string | undefined; readonly path: readonly ToldStep[] },
): FiringOfValue {
  const { step, from } = crossing;
  const { amounts } = stepOn(step.day, path).market;
  const { collectionId, ratesOf } = watch;
  return {
    ...firedOf(crossing, watch),
    collection: {
      ...(collectionId !== undefined && { collectionId }),
      ...(name !== undefined && { name }),
    },
    price: { amount: step.amount, day: step.day, ...(amounts && { amounts }) },
    before: { amount: from.amount, day: from.day },
    ...(amounts && { ratesOf }),
  };
}

const firedOf = (
  { number, reference }: Crossing,
  { alertId, line, currency }: WatchItem | ValueWatchItem,
) => ({
  ...{ kind: "fired" as const, alertId, number, line, currency },
  ...(reference && { reference: { amount: reference.amount, day: reference.day } }),
});
