export type { ValuedPlace } from "./days/day-values.ts";
export { type ValuePaths, valuePaths } from "./days/value-paths.ts";
export type { ValueStep } from "./days/value-steps.ts";
export { askedCollections, ownedKinds } from "./held/asked-collections.ts";
export type { HeldCollection, HeldCollections } from "./held/held-collections.ts";
export { type Gain, gainOfLot, priceIn } from "./valuing/gain-of-lot.ts";
export { type PricesDeps, type PricesOfUser, pricesOfUser } from "./valuing/known-prices.ts";
export {
  type KnownPrices,
  type LotPrice,
  type PricedLot,
  priceOfLot,
} from "./valuing/price-of-lot.ts";
