import type { Alert } from "#schemas/alerts/alert.ts";
import type {
  AnyWatchItem,
  RequestItem,
  ValueWatchItem,
  WatchItem,
} from "#schemas/storage/alert-items.ts";
import type { PrintingId, Sha256, Ulid } from "#schemas/values.ts";
import type { RequestNote } from "#shared/kernel/idempotency.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { ValueWatchName, WatchName } from "../watching/watch-store.ts";

export type AnyWatchName = WatchName | ValueWatchName;

/** Which alerts are listed: all, or those on one card, or on one collection and its value. */
export interface ListedAlerts {
  readonly printingId?: PrintingId | undefined;
  readonly collectionId?: Ulid | undefined;
}

/** Keeps the alerts of users; each with what is watched for it, which comes and goes with it. Reads see the newest write. */
export interface AlertStore {
  /** @returns `refused` where the user has as many as may be, or the key of the request has made one */
  create(
    userId: string,
    alert: Alert,
    of: {
      readonly watch?: AnyWatchItem | undefined;
      /** Absent where the request came without a key. */
      readonly note?: RequestNote | undefined;
      readonly most: number;
    },
  ): Promise<"created" | "refused">;
  get(userId: string, id: Ulid): Promise<Alert | undefined>;
  /** What is watched for an alert; undefined while nothing is. */
  watch(name: WatchName): Promise<WatchItem | undefined>;
  /** The same of an alert on a value. */
  valueWatch(name: ValueWatchName): Promise<ValueWatchItem | undefined>;
  /** How many alerts a user has, paused ones included. */
  count(userId: string): Promise<number>;
  /** What a request with this key made within thirty days, whether or not it is still there. */
  made(userId: string, keyHash: Sha256): Promise<RequestItem | undefined>;
  /**
   * Newest first. A page may hold fewer than it may, or none, and have a next one.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest & ListedAlerts): Promise<Page<Alert>>;
  /**
   * Puts an alert in the place of one of this version.
   *
   * @param change what is watched for it from now on, in the place of what was read, and what no more; stale where a look has changed it meanwhile
   */
  replace(
    userId: string,
    alert: Alert,
    change: {
      readonly version: number;
      readonly watch?: AnyWatchItem | undefined;
      /** As it was read; absent where nothing was watched. */
      readonly replaced?: Pick<AnyWatchItem, "revision"> | undefined;
      readonly unwatched?: AnyWatchName | undefined;
    },
  ): Promise<"saved" | "stale">;
  remove(userId: string, alert: Alert, unwatched?: AnyWatchName): Promise<"removed" | "stale">;
}
