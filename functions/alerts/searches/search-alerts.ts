import type { CardsSubject } from "#schemas/alerts/alert.ts";
import type { CopyState } from "#schemas/collections/own-price.ts";
import type { AlertList, WatchItem } from "#schemas/storage/alert-items.ts";
import type { PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import type { WatchName } from "../watching/watch-store.ts";

/** A card that a search found, in the variant whose price stands beside it; or copies that lie in a collection. */
export interface FoundCard {
  readonly printingId: PrintingId;
  readonly variant: VariantKey;
  /** Of a collection alone, which may hold a printing in several variants and states. */
  readonly state?: CopyState | undefined;
}

/** What a card is called among those that an alert watches: of a search there is one of each printing. */
export const copiesOf = ({
  printingId,
  variant,
  state,
}: FoundCard): Pick<WatchName, "printingId" | "copies"> => ({
  printingId,
  ...(state !== undefined && { copies: `${variant}#${state}` }),
});

/** What alerts like it are listed by. */
export const listOf = (subject: CardsSubject): AlertList =>
  subject.kind === "search" ? { game: subject.game } : { collectionId: subject.collectionId };

/** What an alert on a search or a collection watches, or may still watch since a worker died. */
export interface SearchMembers {
  readonly cards: readonly FoundCard[];
  /** How many cards there were in all, of which so many are watched as may be. */
  readonly total: number;
  /** Whether there is no such collection any more. */
  readonly isDeleted?: true | undefined;
}

/** The same as it is noted; the revision is another one with each note. */
export interface NotedMembers extends SearchMembers {
  readonly revision: Ulid;
}

/** Which alert on a search or a collection of whom. */
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

/** What is to be watched for an alert, and what no more. */
export interface SearchWatches {
  readonly put: readonly PutWatch[];
  readonly remove: readonly Pick<WatchName, "printingId" | "copies">[];
}

/**
 * Keeps which alerts are on searches and collections, and what they watch. Two workers may have the same alert: what is watched is changed by whoever has noted last
 * what it may be, and by nobody else. Reads of one alert see the newest write.
 */
export interface SearchAlerts {
  /** Those of a list in the order of their ids; one that is deleted stays until it is forgotten. */
  listed(
    list: AlertList,
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
  /** Leaves an alert out of those of its list: it is gone, and so is what it watched. */
  forget(list: AlertList, alertId: Ulid): Promise<void>;
}
