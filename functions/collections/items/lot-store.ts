import type { Tally } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { LotItem, RequestItem } from "#schemas/storage/collection-items.ts";
import type { Sha256, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Place } from "../collection/collection-store.ts";

/** A lot as it shall be, in the place of the version that was read. */
export interface LotChange {
  readonly after: LotItem;
  /** What was read; undefined when nothing was there. */
  readonly before: LotItem | undefined;
}

/** A request that is remembered together with what it did. */
export interface RequestNote {
  readonly keyHash: Sha256;
  /** Which part of the request, counted from 0. */
  readonly part: number;
  readonly request: RequestItem;
}

/** Most lots that one change may hold. */
export const mostChanges = 98;

/** Where lots lie, with counts of them. Every read sees the newest write. */
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

  /**
   * Changes lots and counts and remembers the request, all at once or nothing at all.
   * `conflict` when a lot is no longer what was read, the request was remembered before, or
   * somebody else changes the same lots at this moment.
   */
  change(
    place: Place,
    changes: readonly LotChange[],
    more: { at: string; note?: RequestNote | undefined },
  ): Promise<"changed" | "conflict">;
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
