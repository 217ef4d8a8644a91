import { expect, test } from "vitest";
import { RenderItem, StoredSummary } from "#schemas/storage/image-items.ts";
import { ofCollection } from "#test/support/pictures/some-renders.ts";

const { collectionId, subject } = ofCollection();
const stored = {
  ...{ id: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A", state: "queued", percent: 0, cardsDone: 0 },
  ...{ cardsTotal: 9, createdAt: "2026-02-01T06:00:00.000Z" },
};

test("a render that was stored before there were subjects shows its collection", () => {
  const before = { ...stored, collectionId };
  expect(RenderItem.parse(before)).toEqual({ ...before, subject });
  expect(StoredSummary.parse(before)).toEqual({ ...before, subject });
});

test("a render keeps its subject, also one of a game that is not defined any more", () => {
  const searched = { kind: "search", query: "tac", game: "chess", show: "all" };
  expect(RenderItem.parse({ ...stored, subject: searched })).toMatchObject({ subject: searched });
  expect(StoredSummary.parse({ ...stored, subject: searched })).not.toHaveProperty("collectionId");
});

test("a render of nothing is none", () => {
  for (const broken of [stored, { ...stored, subject: {} }, undefined, null, "a render"]) {
    expect(RenderItem.safeParse(broken).success).toBe(false);
  }
});
