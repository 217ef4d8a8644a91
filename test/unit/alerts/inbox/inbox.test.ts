import { beforeEach, describe, expect, test } from "vitest";
import {
  getNotice,
  listNotices,
  readNotices,
  updateNotice,
} from "#functions/alerts/inbox/inbox.ts";
import { retryAfter } from "#functions/alerts/inbox/retry-after.ts";
import { noticeStoreContract } from "#test/contract/notice-store.ts";
import { memoryNoticeStore } from "#test/fakes/memory-notice-store.ts";
import { aNotice } from "#test/support/alerts/notices.ts";

noticeStoreContract("memoryNoticeStore", async () => {
  const notices = memoryNoticeStore();
  return { notices, add: notices.add };
});

const notice = aNotice();
const now = new Date("2026-08-22T21:10:00.000Z");
let deps: { notices: ReturnType<typeof memoryNoticeStore>; clock: () => Date };
beforeEach(async () => {
  deps = { notices: memoryNoticeStore(), clock: () => now };
  await deps.notices.add("ash", notice);
});

test("[ALR-5] the inbox says in a sentence what fired, and when to ask again", async () => {
  const asked = { userId: "ash", state: "all", limit: 20 } as const;
  const { page, retryAfterSeconds } = await listNotices(asked, deps);
  expect(page.items).toMatchObject([
    { ...notice, explanation: expect.stringMatching(/^Charizard .* at or below your line/) },
  ]);
  expect(retryAfterSeconds).toBe(60);
  const empty = await listNotices({ ...asked, userId: "misty" }, deps);
  expect(empty).toEqual({ page: { items: [] }, retryAfterSeconds: 300 });
});

test("[API-5] what is another user's is not there", async () => {
  const place = { userId: "misty", noticeId: notice.id };
  const code = "alerts.no_such_notice";
  await expect(getNotice(place, deps)).rejects.toMatchObject({ code });
  await expect(readNotices(place, deps)).rejects.toMatchObject({ code });
  const change = { isRead: true };
  await expect(updateNotice({ ...place, change }, deps)).rejects.toMatchObject({ code });
  expect(await deps.notices.get("ash", notice.id)).toEqual(notice);
});

test("a notice is read and archived, alone or with all older ones", async () => {
  const place = { userId: "ash", noticeId: notice.id };
  expect(await updateNotice({ ...place, change: { isArchived: true } }, deps)).toMatchObject({
    ...{ isRead: false, isArchived: true, explanation: expect.any(String) },
  });
  expect(await readNotices(place, deps)).toEqual({ read: 1, isMore: false });
  expect(await getNotice(place, deps)).toMatchObject({ isRead: true, isArchived: true });
});

describe("[ALR-4] an inbox is asked again", () => {
  test.each([
    ["after five seconds where something has just fired", 0, 5],
    ["after five seconds for most of a minute", 49, 5],
    ["after six once it has been a minute", 60, 6],
    ["after a minute once it has been ten", 600, 60],
    ["after five minutes once it has been an hour", 3_600, 300],
    ["after five minutes after days", 86_400, 300],
    ["after five seconds where clocks differ", -30, 5],
  ])("%s", (_when, ageSeconds, seconds) => {
    const newest = new Date(now.getTime() - ageSeconds * 1_000).toISOString();
    expect(retryAfter(newest, now)).toBe(seconds);
  });

  test("after five minutes where nothing has ever fired", () => {
    expect(retryAfter(undefined, now)).toBe(300);
  });
});
