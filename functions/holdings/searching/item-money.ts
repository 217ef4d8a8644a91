import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { exactly } from "#shared/kernel/exact-sums.ts";
import { type DayRates, digitsOf } from "../../prices/reading/index.ts";
import { type Amounts, type ToldAmount, toldIn } from "../valuing/amounts.ts";
import { type Gain, gainOfLot, priceIn } from "../valuing/gain-of-lot.ts";
import type { PricesOfUser } from "../valuing/known-prices.ts";
import { changeOfLot, type LotPrice, priceOfLot } from "../valuing/price-of-lot.ts";

/** What items cost and have cost, in one currency: numbers in its unit, such as 12.5; not a number where that is not known. */
export interface ItemMoney {
  readonly currency: Currency;
  priceOf(item: CollectionItem): LotPrice | undefined;
  /** Of one copy, in the smallest unit. */
  amountOf(item: CollectionItem): number | undefined;
  /** By how many percent their market price has moved within thirty days. */
  changeOf(item: CollectionItem): number | undefined;
  /** Of all copies together, in the smallest unit. */
  valueOf(item: CollectionItem): number | undefined;
  /** Sums of several currencies, converted as wholes. */
  told(amounts: Amounts): ToldAmount;
  /** Of one copy. */
  gainOf(item: CollectionItem): Gain | undefined;
  /** `price` and `paid` of one copy, `value` and `gain` of all together, `gain%`. */
  units(name: MoneyName, item: CollectionItem): number;
}

export type MoneyName = "price" | "paid" | "value" | "gain" | "gain%";

/** @param prices undefined where they are not asked for */
export function itemMoney(
  currency: Currency,
  { prices, rates }: { readonly prices: PricesOfUser; readonly rates: DayRates | undefined },
): ItemMoney {
  const told = new Map<string, number | undefined>();
  const unit = 10 ** digitsOf(currency);
  /** Many copies cost the same. */
  const inCurrency = (given: { readonly amount: number; readonly currency: Currency }) => {
    if (given.currency === currency) return given.amount;
    const name = `${given.amount} ${given.currency}`;
    if (!told.has(name)) told.set(name, priceIn(currency, given, rates));
    return told.get(name);
  };
  const of = new WeakMap<CollectionItem, LotPrice | "none">();
  const priceOf = (item: CollectionItem) => {
    const price = of.get(item) ?? priceOfLot(item, prices) ?? "none";
    of.set(item, price);
    return price === "none" ? undefined : price;
  };
  const unitPrice = (item: CollectionItem) => {
    const price = priceOf(item);
    return price && inCurrency(price);
  };
  const paidFor = ({ paid }: CollectionItem) => paid && inCurrency(paid);
  const gainIn = (item: CollectionItem): number | undefined => {
    const [price, paid] = [unitPrice(item), paidFor(item)];
    return price === undefined || paid === undefined ? undefined : price - paid;
  };
  const minorOf = (name: Exclude<MoneyName, "gain%">, item: CollectionItem) => {
    if (name === "price") return unitPrice(item);
    if (name === "paid") return paidFor(item);
    return times(name === "value" ? unitPrice(item) : gainIn(item), item.quantity);
  };
  return {
    ...{ currency, priceOf, amountOf: unitPrice },
    changeOf: (item) => changeOfLot(item, prices),
    valueOf: (item) => times(unitPrice(item), item.quantity),
    told: (amounts) => toldIn(currency, amounts, rates),
    gainOf: (item) => gainOfLot(item, priceOf(item), { currency, rates }),
    units(name, item) {
      if (name !== "gain%") return (minorOf(name, item) ?? Number.NaN) / unit;
      const [gain, paid] = [gainIn(item), paidFor(item)];
      return gain === undefined || !paid ? Number.NaN : (100 * gain) / paid;
    },
  };
}

const times = (amount: number | undefined, quantity: number): number | undefined =>
  amount === undefined ? undefined : exactly(amount * quantity);
