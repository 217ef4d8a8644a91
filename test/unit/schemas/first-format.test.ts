import { expect, test } from "vitest";
import { CardItem, cardKey, ListsItem, membersKey } from "#schemas/storage/catalog-items.ts";
import { Run } from "#schemas/storage/work-items.ts";
import { aCard, aProvenance } from "#test/support/catalogue/catalog.ts";

test("a card that version 0.1.0 stored is read, with its facts as attributes and no picture", () => {
  const { attributes: _attributes, images: _images, ...common } = aCard();
  const value = { ...common, hp: 120, types: ["Fire"], imageUrl: "https://pictures.test/4" };
  const provenance = aProvenance();
  const { observedAt } = provenance;
  const item = {
    ...cardKey(common.id),
    value,
    provenance,
    contentHash: "0".repeat(64),
    observedAt,
  };
  const attributes = { hp: 120, types: ["Fire"] };
  expect(CardItem.parse(item).value).toEqual({ ...common, attributes, images: [] });
  expect(CardItem.parse({ ...item, value: aCard() }).value).toEqual(aCard());
  expect(CardItem.parse(item).sources).toEqual([
    { ...provenance, sourceId: "base1-4", contentHash: item.contentHash },
  ]);
});

test("a run that version 0.1.0 left waiting for its index has ended, so that it blocks no other", () => {
  const run = {
    ...{ id: "R1", sources: ["tcgdex"], languages: ["en"], mode: "due", state: "indexing" },
    ...{ startedAt: "2026-02-01T05:00:00.000Z", requestHash: "0".repeat(64) },
  };
  expect(Run.parse(run).state).toBe("completed");
  expect(Run.safeParse({ ...run, state: "none" }).success).toBe(false);
});

test("a list of printings that version 0.1.0 stored is the one of its source", () => {
  const provenance = aProvenance();
  const { setId, id } = aCard();
  const item = { ...membersKey(setId), provenance, contentHash: "0".repeat(64) };
  const { lists } = ListsItem.parse({ ...item, value: { setId, printingIds: [id] } });
  expect(lists).toEqual({ tcgdex: { ids: [id], provenance } });
});
