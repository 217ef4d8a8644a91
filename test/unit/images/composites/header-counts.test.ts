import { expect, test } from "vitest";
import { headerCounts } from "#functions/images/composites/header-counts.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aPlannedCard } from "#test/support/pictures/some-renders.ts";

const counted = (quantities: readonly (number | "missing")[], more: object = {}) =>
  headerCounts({
    cards: quantities.map((quantity, at) => ({
      ...aPlannedCard(String(at + 1), undefined),
      ...(quantity === "missing" ? { quantity: 0, isMissing: true as const } : { quantity }),
    })),
    options: CompositeOptions.parse({}),
    ...{ day: "2026-02-01", attribution: "Drawn in a test", ...more },
  });

test("a title says how many copies there are, and how many cards are missing", () => {
  expect(counted([1])).toEqual(["1 card"]);
  expect(counted([2, 1])).toEqual(["3 cards"]);
  expect(counted([1_200, "missing", "missing"])).toEqual(["1,200 cards", "2 missing"]);
  expect(counted(["missing"])).toEqual(["0 cards", "1 missing"]);
});

test("cards that nobody has, and that are shown as if somebody had, are counted once each", () => {
  expect(counted([0, 0, 3])).toEqual(["5 cards"]);
});

test.each([
  ["de", ["1.200 Karten", "1 fehlt"]],
  ["fr", ["1\u202f200 cartes", "1 manquante"]],
  ["es", ["1.200 cartas", "1 falta"]],
  ["it", ["1.200 carte", "1 mancante"]],
  ["pt", ["1.200 cartas", "1 em falta"]],
  ["ja", ["1,200枚", "1枚不足"]],
])("they are told in the language that was asked for: %s", (language, said) => {
  const options = CompositeOptions.parse({ language });
  expect(counted([1_200, "missing"], { options })).toEqual(said);
});

test("totals tell it better", () => {
  expect(counted([1], { totals: [{ label: "Cards", figure: "1" }] })).toEqual([]);
});
