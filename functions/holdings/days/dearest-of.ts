import type { CollectionItem } from "#schemas/collections/item.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type KnownPrices, priceOfLot } from "../valuing/price-of-lot.ts";

/** So many cards of a collection are worth asking their prices for, be it looked at or not. */
const most = 20;

/**
 * The cards of a collection that are worth most of it. Currencies are taken as equal: which of two cards comes twentieth does
 * not matter.
 */
export function dearestOf(
  items: readonly CollectionItem[],
  known: KnownPrices,
): readonly PrintingId[] {
  const worth = items.flatMap((item) => {
    const price = priceOfLot(item, known);
    return price ? [{ id: item.printingId, amount: price.amount * item.quantity }] : [];
  });
  return worth
    .toSorted((a, b) => b.amount - a.amount)
    .slice(0, most)
    .map(({ id }) => id);
}
