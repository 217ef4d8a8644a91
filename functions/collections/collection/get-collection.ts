import { noSuchCollection } from "../errors.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore, Place } from "./collection-store.ts";
import { type CountedCollection, counted } from "./counted-collection.ts";

/** @throws DomainError `collections.no_such_collection` */
export async function getCollection(
  place: Place,
  { collections, lots }: { collections: CollectionStore; lots: LotStore },
): Promise<CountedCollection> {
  const head = await collections.get(place);
  if (!head) throw noSuchCollection(place.collectionId);
  return counted(place.userId, head, { lots });
}
