import type { CollectionItem } from "#schemas/collections/item.ts";
import type { FoundItem } from "#schemas/http/held-items.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { Ulid } from "#schemas/values.ts";
import { type CardsShownDeps, cardsShown } from "./cards-shown.ts";
import type { ItemMoney } from "./item-money.ts";
import { knownMoney, type MoneyDeps } from "./known-money.ts";

/** An item with the collection that it is in. */
export interface PlacedItem {
  readonly item: CollectionItem;
  readonly collectionId: Ulid;
}

interface Told {
  readonly userId: string;
  readonly currency: Currency;
  /** Whether anything is told of money. */
  readonly money: boolean;
}

export interface ShownDeps extends MoneyDeps, CardsShownDeps {}

/** Items with their cards, and with what they are worth unless nothing is told of money. */
export async function itemsShown(
  rows: readonly PlacedItem[],
  asked: Told,
  deps: ShownDeps,
): Promise<readonly FoundItem[]> {
  const items = rows.map(({ item }) => item);
  const [cards, money] = await Promise.all([
    cardsShown(
      items.map(({ printingId }) => printingId),
      deps,
    ),
    asked.money ? knownMoney(asked, items, deps) : undefined,
  ]);
  return rows.map(({ item: { paid, ...item }, collectionId }) => {
    const card = cards.get(item.printingId);
    const common = { ...item, collectionId, ...(card && { card }) };
    return money
      ? { ...common, ...(paid && { paid }), ...worthOf({ ...item, paid }, money) }
      : common;
  });
}

function worthOf(item: CollectionItem, money: ItemMoney) {
  const [price, value, gain] = [money.priceOf(item), money.valueOf(item), money.gainOf(item)];
  const { currency } = money;
  return {
    ...(price && { price }),
    ...(value !== undefined && { value: { amount: value, currency } }),
    ...(gain && { gain: { ...gain, currency } }),
  };
}
