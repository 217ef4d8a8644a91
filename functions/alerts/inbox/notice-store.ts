import type { InboxState } from "#schemas/alerts/inbox.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** What an owner changes of a notice. */
export interface NoticeChange {
  readonly isRead?: boolean | undefined;
  readonly isArchived?: boolean | undefined;
}

/**
 * The inboxes of users, as their owners see and change them. Who judges prices puts in what fires, together with what is remembered of it.
 */
export interface NoticeStore {
  /**
   * Puts in what an event tells, unless the same event is there already.
   *
   * @param event its id; remembered for thirty days
   */
  put(userId: string, notice: Notice, event: string): Promise<"put" | "known">;
  get(userId: string, id: Ulid): Promise<Notice | undefined>;
  /**
   * Newest first. A page may hold fewer than it may, or none, and have a next one.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest & { readonly state: InboxState }): Promise<Page<Notice>>;
  /** @returns the notice as it is then; undefined where there is none */
  change(userId: string, id: Ulid, change: NoticeChange): Promise<Notice | undefined>;
  /**
   * Marks this notice and older ones as read, the newest first and so many at most.
   *
   * @returns how many were marked, and whether older ones are left
   */
  readUpTo(
    userId: string,
    id: Ulid,
    most: number,
  ): Promise<{ readonly read: number; readonly isMore: boolean }>;
}
