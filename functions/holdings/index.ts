export { checklistOf } from "./checklists/checklist.ts";
export { type Group, type GroupKind, groupsBy } from "./checklists/groups.ts";
export { type GameAtHand, type GameDeps, gameAtHand } from "./completion/game-at-hand.ts";
export { completed, type Reading } from "./completion/readings.ts";
export type { ValuedPlace } from "./days/day-values.ts";
export { worthOf } from "./days/stored-value.ts";
export { type ValuePaths, valuePaths } from "./days/value-paths.ts";
export type { ValueStep } from "./days/value-steps.ts";
export { askedCollections, ownedKinds } from "./held/asked-collections.ts";
export type { HeldCollection, HeldCollections } from "./held/held-collections.ts";
export { missingLines } from "./missing/want-list.ts";
export { ownedCopies } from "./owned/owned-copies.ts";
export { ownedField } from "./owned/owned-field.ts";
export { byRank } from "./searching/best-of.ts";
export { itemFields } from "./searching/item-fields.ts";
export type { ItemMoney, MoneyName } from "./searching/item-money.ts";
export { isByMoney, type OrderKey, plainSort } from "./searching/item-order.ts";
export type { ShownDeps } from "./searching/items-shown.ts";
export { knownMoney } from "./searching/known-money.ts";
export { matchedItems } from "./searching/matched-items.ts";
export { readQuery } from "./searching/read-query.ts";
export { type ItemsDeps, itemsAtHand } from "./values/items-at-hand.ts";
export { type Gain, gainOfLot, priceIn } from "./valuing/gain-of-lot.ts";
export { type PricesDeps, type PricesOfUser, pricesOfUser } from "./valuing/known-prices.ts";
export {
  type KnownPrices,
  type LotPrice,
  type PricedLot,
  priceOfLot,
} from "./valuing/price-of-lot.ts";
export { toldValuation } from "./valuing/told-valuation.ts";
export { valuing } from "./valuing/valuation.ts";
