import { noSuchCollection } from "../errors.ts";
import type { Place } from "./collection-store.ts";
import type { CountedCollection } from "./counted-collection.ts";
import type { CountedCollections } from "./counted-collections.ts";

/** @throws DomainError `collections.no_such_collection` */
export async function getCollection(
  place: Place,
  { counted }: { counted: CountedCollections },
): Promise<CountedCollection> {
  const found = await counted.get(place);
  if (!found) throw noSuchCollection(place.collectionId);
  return found;
}
