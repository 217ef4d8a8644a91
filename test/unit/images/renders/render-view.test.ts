import { expect, test } from "vitest";
import { renderView } from "#functions/images/renders/render-view.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { PrintingId, Sha256, Ulid } from "#schemas/values.ts";
import { ofCollection } from "#test/support/pictures/some-renders.ts";

const createdAt = "2026-02-01T06:00:00.000Z";
const base = {
  id: Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A"),
  ...ofCollection(),
  ...{ percent: 0, cardsDone: 0, cardsTotal: 2, createdAt },
};
const later = (minutes: number) => new Date(Date.parse(createdAt) + minutes * 60_000);

test("pages have the address of the CDN, and placeholders their reason", () => {
  const key = Sha256.parse("a".repeat(64));
  const pages = [{ page: 1, width: 10, height: 20, bytes: 30 }];
  const id = PrintingId.parse("pokemon:en:base1-4");
  const item: RenderItem = {
    ...base,
    state: "done",
    composite: { key, format: "jpeg", pages, storedAt: createdAt },
    placeholders: { broken: [id] },
  };
  const view = renderView(item, "https://cdn.test", later(9999));
  expect(view.pages[0]?.url).toBe(`https://cdn.test/renders/${key}/1.jpg`);
  expect(view.placeholders).toEqual([{ printingId: id, reason: "broken" }]);
  expect(view).not.toHaveProperty("composite");
});

test.each([
  { state: "queued", startedMinute: undefined, minute: 14.9, shown: "queued" },
  { state: "queued", startedMinute: undefined, minute: 15, shown: "failed" },
  { state: "running", startedMinute: 14, minute: 14.9, shown: "running" },
  { state: "running", startedMinute: 14, minute: 15, shown: "failed" },
] as const)(
  "[IMG-5] a quarter of an hour after it was asked for, one that nobody ended has failed: $state since minute $startedMinute is $shown in minute $minute",
  ({ state, startedMinute, minute, shown }) => {
    const startedAt = startedMinute === undefined ? undefined : later(startedMinute).toISOString();
    const view = renderView({ ...base, state, startedAt }, "https://cdn.test", later(minute));
    expect(view.state).toBe(shown);
    if (shown === "failed") expect(view.error).toContain("within 15 minutes. Ask again");
  },
);
