import type { Notice } from "#schemas/alerts/notice.ts";
import type { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import {
  type AnyWatchItem,
  rememberedFirings,
  type ValueWatchItem,
  type WatchItem,
} from "#schemas/storage/alert-items.ts";
import type { ValuedPlace } from "../../holdings/index.ts";
import type { Standing } from "../judging/standing.ts";

/** What a watch is called by: a card, or some copies of it, and whose alert it is watched for. */
export type WatchName = Pick<WatchItem, "printingId" | "alertId" | "copies">;
/** The same of a value. */
export type ValueWatchName = Pick<ValueWatchItem, "userId" | "collectionId" | "alertId">;

/** What a look at a watch came to. */
export interface WatchChange<Watch extends AnyWatchItem = WatchItem> {
  /** As it was read. */
  readonly watch: Watch;
  readonly standing: Standing;
  /** What fires, in order; the watch remembers it for repetitions of the event. */
  readonly notices: readonly Notice[];
  /** The event that it was looked at for. */
  readonly event: string;
}

/** Keeps what looks at watches come to. */
export interface KeptWatches<Watch extends AnyWatchItem> {
  /**
   * Writes each change with its notices, if its watch still is what was read: both, or none of both.
   *
   * @returns those that somebody else had changed
   */
  keep(changes: readonly WatchChange<Watch>[]): Promise<readonly WatchChange<Watch>[]>;
}

/** Keeps what is watched, by the printing whose prices it is judged by. */
export interface WatchStore extends KeptWatches<WatchItem> {
  /**
   * Watches of a printing in the order of their keys; may be as they were a second ago.
   *
   * @param after key of the last one of the page before
   */
  page(
    printing: PricedPrintingId,
    limit: number,
    after?: string,
  ): Promise<{ readonly watches: readonly WatchItem[]; readonly next?: string }>;
  /** These watches as they are now; one that is gone is left out. */
  again(watches: readonly WatchName[]): Promise<readonly WatchItem[]>;
}

/** The same of values, by whose value it is. */
export interface ValueWatchStore extends KeptWatches<ValueWatchItem> {
  /** What is watched of a value as it is now: no more than a user has alerts. */
  of(place: ValuedPlace): Promise<readonly ValueWatchItem[]>;
  /** These watches as they are now; one that is gone is left out. */
  again(watches: readonly ValueWatchName[]): Promise<readonly ValueWatchItem[]>;
}

/** What a watch remembers of its firings after a change. */
export const handedAfter = ({
  watch,
  notices,
  event,
}: WatchChange<AnyWatchItem>): WatchItem["handed"] =>
  [...watch.handed, ...notices.map(({ id }) => ({ event, noticeId: id }))].slice(
    -rememberedFirings,
  );
