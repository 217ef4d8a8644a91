import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { OwnPrice } from "#schemas/collections/own-price.ts";
import type { Sale } from "#schemas/collections/sale.ts";
import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import {
  OwnCollection,
  OwnFormatPrice,
  OwnFormatSale,
  OwnItem,
} from "#schemas/transfer/own-format.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

type CardWords = ExportedItem["card"];

/** Without its items, which come one by one. */
const OwnHead = OwnCollection.omit({ items: true });

/*
 * The schema drops what the format does not have, and puts fields in its own order: equal things are equal texts.
 */

export const ownItem = (item: CollectionItem, card: CardWords | undefined): OwnItem =>
  OwnItem.parse({ ...item, ...moments(item), card: card && ownCard(card) });

export const ownHead = (head: Collection) => OwnHead.parse({ ...head, ...moments(head) });

export const ownPrice = (price: OwnPrice, card: CardWords | undefined): OwnFormatPrice =>
  OwnFormatPrice.parse({ ...price, card: card && ownCard(card) });

export const ownSale = (sale: Sale, card: CardWords | undefined): OwnFormatSale =>
  OwnFormatSale.parse({ ...sale, card: card && ownCard(card) });

/** What says nothing is left out. */
function ownCard({ productIds, number, isSealed, ...card }: CardWords) {
  const shops = Object.entries(productIds).sort(([a], [b]) => byCodeUnits(a, b));
  return {
    ...card,
    ...(!isSealed && { number }),
    ...(shops.length > 0 && { productIds: Object.fromEntries(shops) }),
  };
}

/** The second moment is told only where it is another. */
const moments = (one: { readonly createdAt: string; readonly updatedAt: string }) => ({
  updatedAt: one.updatedAt === one.createdAt ? undefined : one.updatedAt,
});
