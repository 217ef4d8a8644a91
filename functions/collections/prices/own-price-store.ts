import type { OwnPrice, PricedCopy } from "#schemas/collections/own-price.ts";
import type { OwnPriceTotals } from "#schemas/storage/own-price-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** Prices that users have entered. Reads of one see the newest write. */
export interface OwnPriceStore {
  get(userId: string, copy: PricedCopy): Promise<OwnPrice | undefined>;
  /** A user's prices of a printing, by variant and state. */
  ofPrinting(userId: string, printingId: PrintingId): Promise<readonly OwnPrice[]>;
  /**
   * A user's prices by printing, variant and state.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest): Promise<Page<OwnPrice>>;
  /**
   * Keeps a first price of a copy, unless there is one by now, the user has `most` already, or has taken prices back since
   * `removedUpTo` was read.
   */
  create(
    userId: string,
    price: OwnPrice,
    bounds: { readonly most: number; readonly removedUpTo: number },
  ): Promise<"created" | "refused">;
  /** Puts a price in the place of that of a version. */
  replace(userId: string, price: OwnPrice, version: number): Promise<"saved" | "stale">;
  /** Takes a price of a version back, and remembers that there was this version. */
  remove(
    userId: string,
    copy: PricedCopy,
    versions: { readonly version: number; readonly removedUpTo: number },
  ): Promise<"removed" | "stale">;
  totals(userId: string): Promise<OwnPriceTotals>;
}
