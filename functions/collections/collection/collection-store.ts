import type { DiscardedItem, HeadItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";

/** One collection of one user. */
export interface Place {
  readonly userId: string;
  readonly collectionId: Ulid;
}

/** Where the heads of collections lie; `CountedCollections` lists them. Every read sees the newest write. */
export interface CollectionStore {
  /**
   * Keeps a new head. `refused` when its id is or was that of another, when the user has `most` of
   * them already, or when the user makes or deletes another one at this moment.
   */
  create(userId: string, head: HeadItem, most: number): Promise<"created" | "refused">;
  get(place: Place): Promise<HeadItem | undefined>;
  /** How many collections a user has: one small read, however many there are. */
  count(userId: string): Promise<number>;
  /** Replaces the head that has this version. */
  replace(userId: string, head: HeadItem, version: number): Promise<"saved" | "stale">;

  /**
   * Takes the head with this version away for good and remembers that, in one step. `stale` also
   * when the user makes or deletes another one at this moment.
   */
  discard(place: Place, version: number, at: string): Promise<"discarded" | "stale">;
  /** What is remembered of a collection that was deleted in the last thirty days. */
  discarded(place: Place): Promise<DiscardedItem | undefined>;
  /** Remembers that nothing is left of what it held. */
  markSwept(place: Place, at: string): Promise<void>;
}
