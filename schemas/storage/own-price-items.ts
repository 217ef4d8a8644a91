import * as z from "zod";
import { CopyState, type PricedCopy } from "../collections/own-price.ts";
import { PrintingId, VariantKey } from "../values.ts";
import { headsPartition } from "./collection-items.ts";

/**
 * Prices that users have entered, in the table `users` beside their collections: nobody else knows them, and whatever takes a user's
 * partition away takes them.
 *
 *     pk  USER#<user>   sk  PRICE#<printing>#<variant>#<state>   a price
 *                       sk  PRICES                               how many there are, and which versions have been
 */
export const ownPricePrefix = "PRICE#";
export const ownPriceName = ({ printingId, variant, state }: PricedCopy): string =>
  [printingId, variant, state].join("#");
/** The copy that a name names; what names none is no place in a list either, as DynamoDB starts no page at any text. */
export const OwnPriceName = z
  .string()
  .transform((name) => name.split("#"))
  .pipe(z.tuple([PrintingId, VariantKey, CopyState]))
  .transform(([printingId, variant, state]): PricedCopy => ({ printingId, variant, state }));
export const ownPriceKey = (userId: string, copy: PricedCopy) => ({
  pk: headsPartition(userId),
  sk: `${ownPricePrefix}${ownPriceName(copy)}`,
});
export const ownPriceTotalsKey = (userId: string) => ({ pk: headsPartition(userId), sk: "PRICES" });

/** What is known of all prices of a user. */
export const OwnPriceTotals = z.object({
  prices: z.int().nonnegative(),
  /** The highest version of any price that was taken back: one that is entered later has a higher one. */
  removedUpTo: z.int().nonnegative().default(0),
});
export type OwnPriceTotals = z.output<typeof OwnPriceTotals>;
