import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Day } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { type DayRates, type Rates, ratesByDay } from "../../prices/reading/index.ts";
import { type AskedCollections, askedCollections } from "../held/asked-collections.ts";
import type { HeldCollection, HeldCollections } from "../held/held-collections.ts";
import { type PricesDeps, type PricesOfUser, pricesOfUser } from "../valuing/known-prices.ts";

export interface ItemsDeps extends PricesDeps {
  readonly held: HeldCollections;
  readonly rates: Rates;
  readonly clock: Clock;
}

/** What is asked for, in a currency. */
export type AskedValue = Pick<AskedCollections, "userId" | "collectionId"> & {
  readonly currency: Currency;
};

/** Items of the collections that are asked for, with all that is known of their prices. */
export interface ItemsAtHand {
  readonly collections: readonly HeldCollection[];
  readonly items: readonly CollectionItem[];
  readonly known: PricesOfUser;
  readonly today: Day;
}

/** @throws DomainError `collections.no_such_collection` */
export async function itemsAtHand(
  asked: Pick<AskedCollections, "userId" | "collectionId">,
  deps: ItemsDeps,
): Promise<ItemsAtHand> {
  const collections = await askedCollections(asked, deps);
  const items = collections.flatMap((one) => one.items);
  const known = await pricesOfUser(asked.userId, items, deps);
  return { collections, items, known, today: utcDay(deps.clock()) };
}

/** Reference rates of days, for whoever tells their amounts in a currency. */
export async function ratesOfDays(
  days: readonly Day[],
  { rates }: Pick<ItemsDeps, "rates">,
): Promise<(day: Day) => DayRates | undefined> {
  const [first, ...others] = days;
  if (first === undefined) return () => undefined;
  const [from, to] = others.reduce<readonly [Day, Day]>(
    ([least, most], day) => [day < least ? day : least, day > most ? day : most],
    [first, first],
  );
  return ratesByDay(await rates.between(from, to));
}
