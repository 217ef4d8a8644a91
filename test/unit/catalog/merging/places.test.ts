import { expect, test } from "vitest";
import type { Part } from "#functions/catalog/merging/part.ts";
import { placesOf } from "#functions/catalog/merging/places.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { aCard, aProvenance } from "#test/support/catalogue/catalog.ts";

const says = (sourceId: string, number: string, ownNumber?: string): Part<CardFragment> => ({
  ...{ sourceId, provenance: aProvenance(), contentHash: sourceId },
  value: { ...aCard({ number }), ...(ownNumber !== undefined && { ownNumber }) },
});
const shown = (...parts: Part<CardFragment>[]) =>
  placesOf(parts).map(({ id, parts: own, rivals, displaced }) => ({
    number: id.split("-")[1],
    ...{ cards: own.map(({ sourceId }) => sourceId), rivals },
    displaced: displaced.map(({ sourceId }) => sourceId),
  }));
const both = (a: Part<CardFragment>, b: Part<CardFragment>) => {
  const places = shown(a, b);
  expect(shown(b, a)).toEqual(places);
  return places;
};
const none = { rivals: [], displaced: [] };

test("a card is where its number says", () => {
  expect(shown(says("a", "4"))).toEqual([{ number: "4", cards: ["a"], ...none }]);
});

test("[CAT-3] of two that say one number, neither of whose ids does, the first by id stays", () => {
  expect(both(says("a", "4", "5"), says("b", "4", "6"))).toEqual([
    { number: "4", cards: ["a"], rivals: ["b"], displaced: [] },
    { number: "6", cards: ["b"], rivals: [], displaced: ["b"] },
  ]);
});

test("[CAT-3] of two whose ids both say the number, the first by id stays and the other is nowhere", () => {
  expect(both(says("a", "4", "4"), says("b", "4", "4"))).toEqual([
    { number: "4", cards: ["a"], rivals: ["b"], displaced: [] },
  ]);
  expect(both(says("a", "4"), says("b", "4"))).toEqual([
    { number: "4", cards: ["a"], rivals: ["b"], displaced: [] },
  ]);
});

test("[CAT-3] nobody is filed where another card of the same source is at home", () => {
  const [displaced, atHome] = [says("b", "4", "5"), says("c", "5", "5")];
  expect(shown(says("a", "4", "4"), displaced, atHome)).toEqual([
    { number: "4", cards: ["a"], rivals: ["b"], displaced: [] },
    { number: "5", cards: ["c"], ...none },
  ]);
});

test("[CAT-3] a card whose own id says the number comes before one that is earlier by id", () => {
  expect(both(says("a", "4", "5"), says("b", "4", "4"))).toEqual([
    { number: "4", cards: ["b"], rivals: ["a"], displaced: [] },
    { number: "5", cards: ["a"], rivals: [], displaced: ["a"] },
  ]);
});
