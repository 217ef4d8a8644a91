import { expect, test } from "vitest";
import { renderView } from "#functions/images/renders/render-view.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { PrintingId, Sha256, Ulid } from "#schemas/values.ts";

const createdAt = "2026-02-01T06:00:00.000Z";
const base = {
  id: Ulid.parse("01KAJ3QW8D5S6T7V8W9X0Y1Z2A"),
  collectionId: Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4"),
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

test.each(["queued", "running"] as const)("one that stays %s for hours has failed", (state) => {
  expect(renderView({ ...base, state }, "https://cdn.test", later(119)).state).toBe(state);
  const givenUp = renderView({ ...base, state }, "https://cdn.test", later(120));
  expect(givenUp).toMatchObject({ state: "failed", error: expect.stringContaining("Ask again") });
});
