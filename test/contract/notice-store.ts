import { randomUUID } from "node:crypto";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import type { NoticeStore } from "#functions/alerts/inbox/notice-store.ts";
import type { InboxState } from "#schemas/alerts/inbox.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import { Ulid } from "#schemas/values.ts";
import { aNotice } from "#test/support/alerts/notices.ts";

interface Inboxes {
  readonly notices: NoticeStore;
  /** As who judges prices puts one in. */
  add(userId: string, notice: Notice): Promise<void>;
}

/** What every NoticeStore promises. */
export function noticeStoreContract(name: string, inboxes: () => Promise<Inboxes>) {
  const filled = async (count: number) => {
    const { notices, add } = await inboxes();
    const user = randomUUID();
    const all = Array.from({ length: count }, (_none, at) => aNotice(at));
    for (const notice of all) await add(user, notice);
    return { notices, user, all, ids: all.map(({ id }) => id) };
  };
  /** All pages, whatever they hold. */
  const listed = async (notices: NoticeStore, user: string, state: InboxState, limit = 100) => {
    const found: Notice[] = [];
    let cursor: string | undefined;
    do {
      const page = await notices.list(user, { state, limit, cursor });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return found.map(({ id }) => id);
  };

  describe(`${name} keeps inboxes`, () => {
    test("[API-5] a notice is its user's alone", async () => {
      const { notices, user, all, ids } = await filled(1);
      const [id] = ids;
      if (!id) throw new Error("There is one.");
      expect(await notices.get(user, id)).toEqual(all[0]);
      const other = randomUUID();
      expect(await notices.get(other, id)).toBeUndefined();
      expect(await notices.change(other, id, { isRead: true })).toBeUndefined();
      expect(await listed(notices, other, "all")).toEqual([]);
      expect(await notices.readUpTo(other, id, 9)).toEqual({ read: 0, isMore: false });
      expect(await notices.get(other, id)).toBeUndefined();
      expect(await notices.get(user, id)).toEqual(all[0]);
    });

    test("[IMP-2] what an event tells is put in once, however often and side by side", async () => {
      const { notices } = await inboxes();
      const [user, event] = [randomUUID(), "a".repeat(32)];
      const [first, ...others] = [0, 1, 2].map((at) => aNotice(at));
      if (!first) throw new Error("There are three.");
      expect(await notices.put(user, first, event)).toBe("put");
      const again = await Promise.all(others.map((one) => notices.put(user, one, event)));
      expect(again).toEqual(["known", "known"]);
      expect(await listed(notices, user, "all")).toEqual([first.id]);
      expect(await notices.get(user, first.id)).toEqual(first);
      const [next, theirs] = [aNotice(3), aNotice(4)];
      expect(await notices.put(user, next, "b".repeat(32))).toBe("put");
      expect(await notices.put(randomUUID(), theirs, event)).toBe("put");
      expect(await listed(notices, user, "unread")).toEqual([next.id, first.id]);
    });

    test("[IMP-2] one that its owner has archived stays so when its event comes again", async () => {
      const { notices } = await inboxes();
      const [user, event, notice] = [randomUUID(), "c".repeat(32), aNotice()];
      await notices.put(user, notice, event);
      await notices.change(user, notice.id, { isArchived: true });
      expect(await notices.put(user, notice, event)).toBe("known");
      expect(await listed(notices, user, "all")).toEqual([]);
    });

    test("a change leaves what it does not name", async () => {
      const { notices, user, all, ids } = await filled(1);
      const [id] = ids;
      if (!id) throw new Error("There is one.");
      expect(await notices.change(user, id, { isRead: true })).toEqual({ ...all[0], isRead: true });
      const archived = { ...all[0], isRead: true, isArchived: true };
      expect(await notices.change(user, id, { isArchived: true })).toEqual(archived);
      expect(await notices.get(user, id)).toEqual(archived);
      const none = Ulid.parse(ulid());
      expect(await notices.change(user, none, { isRead: true })).toBeUndefined();
      expect(await notices.get(user, none)).toBeUndefined();
    });

    test("lists are newest first, by state, on however many pages", async () => {
      const { notices, user, ids } = await filled(5);
      const [first, second, third, fourth, fifth] = ids;
      if (!first || !second) throw new Error("There are five.");
      await notices.change(user, first, { isRead: true });
      await notices.change(user, second, { isArchived: true });
      for (const limit of [1, 2, 100]) {
        expect(await listed(notices, user, "all", limit)).toEqual([fifth, fourth, third, first]);
        expect(await listed(notices, user, "unread", limit)).toEqual([fifth, fourth, third]);
        expect(await listed(notices, user, "archived", limit)).toEqual([second]);
      }
    });

    test("one and all older ones are read at once, so many at most, the newest first", async () => {
      const { notices, user, ids } = await filled(5);
      const [first, second, third, fourth, fifth] = ids;
      if (!third || !fourth) throw new Error("There are five.");
      expect(await notices.readUpTo(user, fourth, 2)).toEqual({ read: 2, isMore: true });
      expect(await listed(notices, user, "unread")).toEqual([fifth, second, first]);
      expect(await notices.readUpTo(user, fourth, 2)).toEqual({ read: 2, isMore: false });
      expect(await notices.readUpTo(user, fourth, 2)).toEqual({ read: 0, isMore: false });
      expect(await listed(notices, user, "unread")).toEqual([fifth]);
      expect(await listed(notices, user, "all")).toHaveLength(5);
    });

    test("a cursor of another list is refused", async () => {
      const { notices, user } = await filled(3);
      const { nextCursor } = await notices.list(user, { state: "all", limit: 1 });
      await expect(
        notices.list(randomUUID(), { state: "all", limit: 1, cursor: nextCursor }),
      ).rejects.toMatchObject({ code: "request.bad_cursor" });
    });
  });
}
