import type { Tally } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { LotItem, RequestItem } from "#schemas/storage/collection-items.ts";
import type { Sha256, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Place } from "../collection/collection-store.ts";

/** Where lots lie, with counts of them; a `Ledger` changes them. Every read sees the newest write. */
export interface LotStore {
  /** Lots by id, also those that were removed; absent ones are left out. */
  find(place: Place, ids: readonly Ulid[]): Promise<ReadonlyMap<Ulid, LotItem>>;
  /**
   * Lots that are there, by id.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(place: Place, page: PageRequest): Promise<Page<CollectionItem>>;
  /** How much there is: one small read, however many lots there are. */
  tally(place: Place): Promise<Tally>;

  /** What a part of a request did, when it was remembered. */
  request(place: Place, keyHash: Sha256, part: number): Promise<RequestItem | undefined>;

  /**
   * Clears away everything of a collection, lots, counts and requests, as far as it gets until
   * `isLate` says to stop.
   */
  sweep(
    place: Place,
    isLate: () => boolean,
  ): Promise<{ outcome: "empty" | "late"; deleted: number }>;
}
