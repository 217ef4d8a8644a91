import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { type Rates, ratesOn } from "../../prices/reading/index.ts";
import { type PricesDeps, pricesOfUser } from "../valuing/known-prices.ts";
import { type ItemMoney, itemMoney } from "./item-money.ts";

export interface MoneyDeps extends PricesDeps {
  readonly rates: Rates;
  readonly clock: Clock;
}

/** Reads what is needed to tell what items of a user are worth, at the rates of today. */
export async function knownMoney(
  { userId, currency }: { readonly userId: string; readonly currency: Currency },
  items: readonly CollectionItem[],
  deps: MoneyDeps,
): Promise<ItemMoney> {
  const today = utcDay(deps.clock());
  const [prices, rates] = await Promise.all([
    pricesOfUser(userId, items, deps),
    deps.rates.between(today, today),
  ]);
  return itemMoney(currency, { prices, rates: ratesOn(today, rates) });
}
