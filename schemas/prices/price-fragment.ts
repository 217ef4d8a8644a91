import * as z from "zod";
import { charizardProduct } from "../catalog/examples.ts";
import { Day, GameName, Language } from "../values.ts";

/**
 * An amount in the smallest unit of its currency, such as cents. 0 is taken and means what an absent
 * one does: no price. Ten billion cents are more than any card has cost, so that more is a mistake.
 */
const Amount = z.int().nonnegative().max(10_000_000_000);

/** What a shop says of a price, each in its own words where they are other ones: trend is `market`. */
export const PriceColumns = z.object({
  low: Amount.optional(),
  mid: Amount.optional(),
  high: Amount.optional(),
  /** What it usually sells for: market price, or trend. */
  market: Amount.optional(),
  /** The lowest that the shop itself ships. */
  directLow: Amount.optional(),
  /** Of all that was ever sold, as far as the shop says so. */
  average: Amount.optional(),
  /** Of what was sold in the last 1, 7 or 30 days. */
  avg1: Amount.optional(),
  avg7: Amount.optional(),
  avg30: Amount.optional(),
  /** How many are on offer: a number, no amount. */
  listings: z.int().nonnegative().max(1_000_000_000).optional(),
});
export type PriceColumns = z.output<typeof PriceColumns>;

/** Three letters of ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, {
  error: "must be a currency of three capital letters, such as EUR",
  // What is no code at all needs no second sentence that says that it is unknown.
  abort: true,
});
export type Currency = z.output<typeof Currency>;

/** The kind of record that a {@link PriceFragment} is. */
export const priceKind = "price";

/**
 * What one answer says of the price of one product of a shop in one of its sub-types. Which card that is
 * follows from the catalogue; whose series it goes to, from who observed it.
 */
export const PriceFragment = z.object({
  game: GameName,
  /** Whose number the product's is, as in the cards' `productIds`. */
  shop: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .meta({ examples: [charizardProduct.shop] }),
  productId: z
    .string()
    .min(1)
    .max(80)
    .meta({ examples: [charizardProduct.id] }),
  /** The shop's own word, as it writes it: `Reverse Holofoil`, `holo`; absent where it has but one. */
  subType: z.string().min(1).max(80).optional(),
  /** Other sub-types that the shop sells of the product, by the same answer and in its words; `""` where it says none. */
  beside: z.array(z.string().max(80)).optional(),
  currency: Currency,
  /** The day that the body itself says; absent where it says none. */
  statedOn: Day.optional(),
  columns: PriceColumns,
  /** Of which languages the printings are that are sold for it. */
  languages: z.union([z.literal("any"), z.array(Language).min(1)]),
});
export type PriceFragment = z.output<typeof PriceFragment>;
