import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { FilePrice } from "#schemas/transfer/file-price.ts";
import type { KnownVariants } from "../choice-rules.ts";

/** Prices that users have entered, as their own area keeps them. */
export interface PriceKeeping {
  /** All that a user has. */
  of(userId: string): Promise<readonly OwnPrice[]>;
  /** Which variants cards have; a price is of a copy that there is. */
  readonly variants: KnownVariants;
  /** Says what a copy costs, in the place of what was said before; `refused` where a rule says no. Saying it again changes nothing. */
  set(userId: string, price: FilePrice): Promise<"set" | "refused">;
}
