import { type InboxState, mostReadAtOnce } from "#schemas/alerts/inbox.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchNotice } from "../errors.ts";
import { explain } from "../messages/explain.ts";
import type { NoticeChange, NoticeStore } from "./notice-store.ts";
import { retryAfter } from "./retry-after.ts";

/** A notice with what it says, in a sentence. */
export type ExplainedNotice = Notice & { readonly explanation: string };

/** Which notice of whom. */
export interface NoticePlace {
  readonly userId: string;
  readonly noticeId: Ulid;
}

interface InboxDeps {
  readonly notices: NoticeStore;
  readonly clock: Clock;
}

/** @throws DomainError `request.bad_cursor` */
export async function listNotices(
  { userId, ...page }: PageRequest & { readonly userId: string; readonly state: InboxState },
  { notices, clock }: InboxDeps,
): Promise<{ readonly page: Page<ExplainedNotice>; readonly retryAfterSeconds: number }> {
  const { items, ...more } = await notices.list(userId, page);
  return {
    page: { items: items.map(explained), ...more },
    retryAfterSeconds: retryAfter(items[0]?.at, clock()),
  };
}

/** @throws DomainError `alerts.no_such_notice` */
export async function getNotice(
  { userId, noticeId }: NoticePlace,
  { notices }: Pick<InboxDeps, "notices">,
): Promise<ExplainedNotice> {
  const notice = await notices.get(userId, noticeId);
  if (!notice) throw noSuchNotice(noticeId);
  return explained(notice);
}

/** @throws DomainError `alerts.no_such_notice` */
export async function updateNotice(
  { userId, noticeId, change }: NoticePlace & { readonly change: NoticeChange },
  { notices }: Pick<InboxDeps, "notices">,
): Promise<ExplainedNotice> {
  const notice = await notices.change(userId, noticeId, change);
  if (!notice) throw noSuchNotice(noticeId);
  return explained(notice);
}

/**
 * Marks a notice and older ones as read.
 *
 * @throws DomainError `alerts.no_such_notice`
 */
export async function readNotices(
  { userId, noticeId }: NoticePlace,
  { notices }: Pick<InboxDeps, "notices">,
): Promise<{ readonly read: number; readonly isMore: boolean }> {
  if (!(await notices.get(userId, noticeId))) throw noSuchNotice(noticeId);
  return notices.readUpTo(userId, noticeId, mostReadAtOnce);
}

const explained = (notice: Notice): ExplainedNotice => ({
  ...notice,
  explanation: explain(notice.told),
});
