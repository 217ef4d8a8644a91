import type { WatchItem } from "#schemas/storage/alert-items.ts";
import type { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";

/** A card that a search found, in the variant whose price stands beside it. */
export interface FoundCard {
  readonly printingId: PrintingId;
  readonly variant: VariantKey;
}

/** What an alert on a search watches, or may still watch since a worker died. */
export interface SearchMembers {
  readonly cards: readonly FoundCard[];
  /** How many cards the search found in all, of which so many are watched as may be. */
  readonly total: number;
}

/** The same as it is noted; the revision is another one with each note. */
export interface NotedMembers extends SearchMembers {
  readonly revision: Ulid;
}

/** Which alert on a search of whom. */
export interface SearchAlert {
  readonly userId: string;
  readonly alertId: Ulid;
}

/** A watch, in the place of what was read: a look that came in between may have fired. */
export interface PutWatch {
  readonly watch: WatchItem;
  /** Absent where nothing was watched. */
  readonly replaced?: Pick<WatchItem, "revision"> | undefined;
}

/** What is to be watched of a search, and what no more. */
export interface SearchWatches {
  readonly put: readonly PutWatch[];
  readonly remove: readonly PrintingId[];
}

/**
 * Keeps which alerts are on searches, and what they watch. Two workers may have the same alert: what is watched is changed by whoever has noted last
 * what it may be, and by nobody else. Reads of one alert see the newest write.
 */
export interface SearchAlerts {
  /** Those of a game in the order of their ids; one that is deleted stays until it is forgotten. */
  ofGame(
    game: string,
    page: { readonly limit: number; readonly after?: Ulid | undefined },
  ): Promise<readonly SearchAlert[]>;
  members(alertId: Ulid): Promise<NotedMembers | undefined>;
  /**
   * Notes what an alert watches or may watch, if what is noted is what was read.
   *
   * @param members absent where the alert watches nothing any more
   * @param before as it was read; undefined where nothing was noted
   */
  note(
    alertId: Ulid,
    members: NotedMembers | undefined,
    before: Pick<NotedMembers, "revision"> | undefined,
  ): Promise<"noted" | "overtaken">;
  /**
   * Changes what is watched, a part at a time, as long as the note is whose writer asks.
   *
   * @returns `overtaken` where somebody else has noted since, or a look has changed what is to be replaced; parts may be changed
   */
  change(
    alertId: Ulid,
    watches: SearchWatches,
    noted: Pick<NotedMembers, "revision">,
  ): Promise<"changed" | "overtaken">;
  /** Leaves an alert out of those of its game: it is gone, and so is what it watched. */
  forget(game: string, alertId: Ulid): Promise<void>;
}
