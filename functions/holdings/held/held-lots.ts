import type { CollectionItem } from "#schemas/collections/item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Place } from "../../collections/index.ts";

/** What lies in collections, item by item. Every read sees the newest write. */
export interface HeldLots {
  /** All lots that are there, by id; undefined where the collection is deleted. */
  all(place: Place): Promise<readonly CollectionItem[] | undefined>;
  /** Lots by id, also those that were removed; absent ones are left out. */
  find(place: Place, ids: readonly Ulid[]): Promise<ReadonlyMap<Ulid, LotItem>>;
}
