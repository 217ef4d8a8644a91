import { expect, test } from "vitest";
import { CardItem, cardKey } from "#schemas/storage/catalog-items.ts";
import { aCard, aProvenance } from "#test/support/catalog.ts";

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
});
