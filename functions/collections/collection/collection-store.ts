import type { DiscardedItem, HeadItem } from "#schemas/storage/collection-items.ts";
import type { Day, Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** One collection of one user. */
export interface Place {
  readonly userId: string;
  readonly collectionId: Ulid;
}

/** How the log tells what becomes of a head. */
export interface HeadLog {
  readonly id: Ulid;
  readonly at: string;
  /** Whether another change is taken back by it. */
  readonly undoes?: { readonly id: Ulid; readonly part: number } | undefined;
}

/** Where the heads of collections lie; `CountedCollections` lists them. Every read sees the newest write. */
export interface CollectionStore {
  /**
   * Keeps a new head. `refused` when its id is or was that of another, when the user has `most` of
   * them already, or when the user makes or deletes another one at this moment.
   */
  create(
    userId: string,
    head: HeadItem,
    more: { readonly most: number; readonly log: HeadLog },
  ): Promise<"created" | "refused">;
  get(place: Place): Promise<HeadItem | undefined>;
  /** How many collections a user has: one small read, however many there are. */
  count(userId: string): Promise<number>;
  /** Replaces the head that was read. `stale` also when the change that it takes back is taken back already. */
  replace(
    userId: string,
    change: { readonly before: HeadItem; readonly after: HeadItem },
    log: HeadLog,
  ): Promise<"saved" | "stale">;

  /**
   * Takes the head that was read away and remembers it, in one step. `stale` also
   * when the user makes or deletes another one at this moment.
   *
   * @param clearOn when what it held is to be cleared away
   * @param most how many of a user may be remembered that can be brought back: with so many it is `full`. @default any number
   */
  discard(
    userId: string,
    head: HeadItem,
    more: { readonly clearOn: Day; readonly most?: number; readonly log: HeadLog },
  ): Promise<"discarded" | "stale" | "full">;
  /**
   * Brings a collection back, with the head that it shall have. `refused` when clearing has begun or nothing is remembered of it, when
   * the user has `most` of them already, or makes or deletes another one at this moment.
   */
  restore(
    userId: string,
    head: HeadItem,
    more: { readonly most: number; readonly log: HeadLog },
  ): Promise<"restored" | "refused">;
  /** What is remembered of a collection that was deleted in the last thirty days. */
  discarded(place: Place): Promise<DiscardedItem | undefined>;
  /**
   * What was deleted and can be brought back, by id.
   *
   * @throws DomainError `request.bad_cursor`
   */
  listDiscarded(userId: string, page: PageRequest): Promise<Page<DiscardedItem>>;
  /** What is to be cleared away on a day. */
  toClear(day: Day): AsyncIterable<Place>;
  /**
   * From now on it cannot be brought back. `gone` without any effect where it was, also when it was deleted anew since; `stale` when the user makes or deletes
   * another one at this moment.
   */
  markClearing(
    place: Place,
    deletion: Pick<DiscardedItem, "discardedAt">,
    at: string,
  ): Promise<"marked" | "gone" | "stale">;
  /** Remembers that nothing is left of what it held. */
  markSwept(place: Place, at: string): Promise<void>;
}
