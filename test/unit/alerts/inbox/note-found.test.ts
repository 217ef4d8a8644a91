import { expect, test } from "vitest";
import { listNotices } from "#functions/alerts/inbox/inbox.ts";
import { noteFound } from "#functions/alerts/inbox/note-found.ts";
import { memoryNoticeStore } from "#test/fakes/memory-notice-store.ts";

const now = new Date("2026-02-01T06:10:00.000Z");
const [userId, id] = ["ash", "0123456789abcdef".repeat(2)];
const asked = { userId, state: "all", limit: 20 } as const;

test("[IMP-2] rows of a shelf that are known now are one notice in their owner's inbox", async () => {
  const deps = { notices: memoryNoticeStore(), clock: () => now };
  const event = { id, detail: { userId, rows: 12 } };
  expect(await noteFound(event, deps)).toEqual({ outcome: "put", found: 12 });
  expect(await noteFound(event, deps)).toEqual({ outcome: "known", found: 12 });
  const { page } = await listNotices(asked, deps);
  expect(page.items).toMatchObject([
    {
      ...{ at: now.toISOString(), isRead: false, isArchived: false, deliveries: [] },
      told: { kind: "shelf_found", rows: 12 },
      explanation: expect.stringMatching(/^12 rows on your shelf are known now: /),
    },
  ]);
  expect((await listNotices({ ...asked, userId: "misty" }, deps)).page.items).toEqual([]);
});

test("[IMP-2] another event is another notice, and one row is said to be one", async () => {
  const deps = { notices: memoryNoticeStore(), clock: () => now };
  for (const [at, rows] of [1, 2].entries()) {
    await noteFound({ id: `${at}`.repeat(32), detail: { userId, rows } }, deps);
  }
  const { page } = await listNotices(asked, deps);
  const said = page.items.map(({ explanation }) => explanation.split(":")[0]);
  expect(said.toSorted()).toEqual([
    "1 row on your shelf is known now",
    "2 rows on your shelf are known now",
  ]);
});
