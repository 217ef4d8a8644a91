import type { NoticeStore } from "#functions/alerts/inbox/notice-store.ts";
import type { InboxState } from "#schemas/alerts/inbox.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import type { Ulid } from "#schemas/values.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/** Inboxes in memory; `add` puts in what has fired. */
export function memoryNoticeStore(): NoticeStore & {
  add(userId: string, notice: Notice): Promise<void>;
} {
  const users = new Map<string, Map<Ulid, Notice>>();
  const events = new Set<string>();
  const of = (userId: string) => {
    const own = users.get(userId) ?? new Map<Ulid, Notice>();
    users.set(userId, own);
    return own;
  };
  const newestFirst = (userId: string) =>
    [...of(userId).values()].toSorted((a, b) => byCodeUnits(b.id, a.id));
  const isIn: Readonly<Record<InboxState, (notice: Notice) => boolean>> = {
    all: ({ isArchived }) => !isArchived,
    unread: ({ isArchived, isRead }) => !isArchived && !isRead,
    archived: ({ isArchived }) => isArchived,
  };
  return {
    async put(userId, notice, event) {
      if (events.has(`${userId} ${event}`)) return "known";
      events.add(`${userId} ${event}`);
      of(userId).set(notice.id, notice);
      return "put";
    },
    async add(userId, notice) {
      of(userId).set(notice.id, notice);
    },
    get: async (userId, id) => of(userId).get(id),
    async list(userId, { state, limit, cursor }) {
      const list = { pk: userId, prefix: "notices" };
      const start = startOf(list, cursor);
      const own = newestFirst(userId).filter(isIn[state]);
      return pageOf(list, start ? own.filter(({ id }) => id < start) : own, limit);
    },
    async change(userId, id, { isRead, isArchived }) {
      const before = of(userId).get(id);
      if (!before) return undefined;
      const after = {
        ...before,
        ...(isRead !== undefined && { isRead }),
        ...(isArchived !== undefined && { isArchived }),
      };
      of(userId).set(id, after);
      return after;
    },
    async readUpTo(userId, id, most) {
      const unread = newestFirst(userId).filter((one) => one.id <= id && !one.isRead);
      const some = unread.slice(0, most);
      for (const one of some) of(userId).set(one.id, { ...one, isRead: true });
      return { read: some.length, isMore: unread.length > most };
    },
  };
}
