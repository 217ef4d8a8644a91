import type { CollectionItem } from "#schemas/collections/item.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { CopyPrice } from "../../prices/reading/index.ts";

/** What of an item says what its copies cost. */
export type PricedLot = Pick<
  CollectionItem,
  "printingId" | "variant" | "condition" | "grade" | "language" | "isProxy"
>;

/** What one copy of an item is worth, in the currency in which the price came. */
export interface LotPrice {
  /** In the smallest unit. */
  readonly amount: number;
  readonly currency: Currency;
  /** Whether its owner has entered it. */
  readonly of: "own" | "market";
  /** Absent where its owner does not say when it was so. */
  readonly day?: Day;
  readonly source: string;
  /** It is the price of a near mint copy, and these are worn. */
  readonly isEstimated?: true;
}

/** What is known of prices, read beforehand: asking it waits for nothing. */
export interface KnownPrices {
  /** What the owner says that such copies cost. */
  own(lot: PricedLot, state: string): OwnPrice | undefined;
  /** Market prices of all copies of an item's card that are sold in its language, by the present keys of variants. */
  market(lot: PricedLot): { readonly variant: string; readonly prices: readonly CopyPrice[] };
}

/** `near_mint`, or `psa-9.5`: what copies are like, as prices are called after it. */
export const stateOfLot = ({ condition, grade }: Pick<PricedLot, "condition" | "grade">): string =>
  grade ? `${grade.company}-${grade.grade}` : (condition ?? "near_mint");

/**
 * What one copy of an item is worth: what its owner says, else the market price of copies in the very state. Worn copies that nobody tells
 * a price of are taken at that of a near mint one, and marked; graded ones are not, since no grade follows from a raw card. Undefined where
 * there is no price; a proxy has none either.
 */
export function priceOfLot(lot: PricedLot, known: KnownPrices): LotPrice | undefined {
  if (lot.isProxy) return undefined;
  const state = stateOfLot(lot);
  const own = known.own(lot, state);
  if (own) {
    const { amount, currency, day, source } = own;
    return { amount, currency, of: "own", source, ...(day && { day }) };
  }
  const market = marketOf(lot, state, known);
  return market && marketPrice(market);
}

/**
 * By how many percent the market price of an item's copies has moved within thirty days. Undefined where they have none, too few prices tell, or
 * their owner says what they cost.
 */
export function changeOfLot(lot: PricedLot, known: KnownPrices): number | undefined {
  const state = stateOfLot(lot);
  if (lot.isProxy || known.own(lot, state)) return undefined;
  return marketOf(lot, state, known)?.price.change;
}

interface MarketOfLot {
  readonly price: CopyPrice;
  readonly isEstimated?: true;
}

function marketOf(lot: PricedLot, state: string, known: KnownPrices): MarketOfLot | undefined {
  const { variant, prices } = known.market(lot);
  const ofVariant = prices.filter((one) => one.variant === variant);
  const exact = ofVariant.find((one) => (one.state ?? "near_mint") === state);
  if (exact) return { price: exact };
  const nearMint = lot.grade ? undefined : ofVariant.find((one) => one.state === undefined);
  return nearMint && { price: nearMint, isEstimated: true };
}

const marketPrice = ({
  price: { amount, currency, day, source },
  ...estimate
}: MarketOfLot): LotPrice => ({ ...{ amount, currency, of: "market", day, source }, ...estimate });
