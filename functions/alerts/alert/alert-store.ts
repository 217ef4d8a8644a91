import type { Alert } from "#schemas/alerts/alert.ts";
import type { WatchItem } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** Keeps the alerts of users; each with what is watched for it, which comes and goes with it. */
export interface AlertStore {
  /** @returns `refused` where the user has as many as may be, or this one */
  create(
    userId: string,
    alert: Alert,
    of: { readonly watch?: WatchItem | undefined; readonly most: number },
  ): Promise<"created" | "refused">;
  get(userId: string, id: Ulid): Promise<Alert | undefined>;
  /** Newest first. @throws DomainError `request.bad_cursor` */
  list(userId: string, page: PageRequest): Promise<Page<Alert>>;
  /**
   * Puts an alert in the place of one of this version.
   *
   * @param change what is watched for it from now on, and no more
   */
  replace(
    userId: string,
    alert: Alert,
    change: {
      readonly version: number;
      readonly watch?: WatchItem | undefined;
      readonly unwatched?: WatchItem | undefined;
    },
  ): Promise<"saved" | "stale">;
  remove(userId: string, alert: Alert, unwatched?: WatchItem): Promise<"removed" | "stale">;
}
