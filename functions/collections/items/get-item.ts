import type { CollectionItem } from "#schemas/collections/item.ts";
import type { CollectionStore } from "../collection/collection-store.ts";
import { type ItemPlace, presentLot } from "./item-state.ts";
import type { LotStore } from "./lot-store.ts";

/** @throws DomainError `collections.no_such_item` */
export const getItem = (
  place: ItemPlace,
  ports: { collections: CollectionStore; lots: LotStore },
): Promise<CollectionItem> => presentLot(place, ports);
