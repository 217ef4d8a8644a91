import * as z from "zod";
import type { PricedCopy } from "../collections/own-price.ts";
import { headsPartition } from "./collection-items.ts";

/**
 * Prices that users have entered, in the table `users` beside their collections: nobody else knows them, and whatever takes a user's
 * partition away takes them.
 *
 *     pk  USER#<user>   sk  PRICE#<printing>#<variant>#<state>   a price
 *                       sk  PRICES                               how many there are
 */
export const ownPricePrefix = "PRICE#";
export const ownPriceName = ({ printingId, variant, state }: PricedCopy): string =>
  [printingId, variant, state].join("#");
export const ownPriceKey = (userId: string, copy: PricedCopy) => ({
  pk: headsPartition(userId),
  sk: `${ownPricePrefix}${ownPriceName(copy)}`,
});
export const ownPriceCountKey = (userId: string) => ({ pk: headsPartition(userId), sk: "PRICES" });

export const OwnPriceCount = z.object({ prices: z.int().nonnegative() });
