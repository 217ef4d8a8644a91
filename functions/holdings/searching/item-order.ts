import type { HeldSort } from "#schemas/collections/held-sort.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { ItemMoney, MoneyName } from "./item-money.ts";
import { placesOf } from "./item-part.ts";
import type { MatchedPart } from "./match-items.ts";

/** What an item is ordered by; null where that is not known: it comes last either way. */
export type OrderKey = string | number | null;

/** Names of orders that ask for money. */
const ofMoney: ReadonlySet<string> = new Set([
  "price",
  "value",
  "gain",
  "paid",
] satisfies MoneyName[]);
const isMoneyName = (name: string): name is MoneyName => ofMoney.has(name);

/** The name of an order without its direction. */
export const plainSort = (sort: HeldSort): string => sort.replace("-", "");
export const isByMoney = (sort: HeldSort): boolean => ofMoney.has(plainSort(sort));

/** Tells for each item of a part, by its place, what it is ordered by. */
export function orderKeys(
  sort: HeldSort,
  { part, nameAt }: MatchedPart,
  money: ItemMoney | undefined,
): (at: number) => OrderKey {
  const name = plainSort(sort);
  const of = (tell: (item: CollectionItem) => string | number | undefined) => (at: number) => {
    const item = part.items[at];
    const key = item && tell(item);
    return key === undefined || Number.isNaN(key) ? null : key;
  };
  if (isMoneyName(name)) return of((item) => money?.units(name, item));
  switch (name) {
    case "number": {
      const places = placesOf(part);
      return (at) => places[at] ?? null;
    }
    case "added":
      return of(({ createdAt }) => createdAt);
    case "qty":
      return of(({ quantity }) => quantity);
    default:
      return (at) => nameAt(at) ?? null;
  }
}
