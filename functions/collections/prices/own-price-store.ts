import type { OwnPrice, PricedCopy } from "#schemas/collections/own-price.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** Prices that users have entered. Reads of one see the newest write. */
export interface OwnPriceStore {
  get(userId: string, copy: PricedCopy): Promise<OwnPrice | undefined>;
  /**
   * A user's prices by printing, variant and state.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest): Promise<Page<OwnPrice>>;
  /** Keeps a first price of a copy, unless there is one by now or the user has `most` already. */
  create(userId: string, price: OwnPrice, most: number): Promise<"created" | "refused">;
  /** Puts a price in the place of that of a version. */
  replace(userId: string, price: OwnPrice, version: number): Promise<"saved" | "stale">;
  remove(userId: string, copy: PricedCopy, version: number): Promise<"removed" | "stale">;
  count(userId: string): Promise<number>;
}
