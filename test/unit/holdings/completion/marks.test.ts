import { describe, expect, test } from "vitest";
import { marksOf } from "#functions/holdings/completion/marks.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { checklistOfCards } from "#test/support/holdings/card-tables.ts";
import { copiesOf } from "#test/support/holdings/held-copies.ts";

const variants = [
  { key: "normal", finish: "normal" },
  { key: "holo.1st-edition", finish: "holo", aliases: ["holo.first"] },
];
const checklist = checklistOfCards([
  ...["base1-1", "base1-2", "de:base1-1"].map((short) => inSet(short, { variants })),
  inSet("base1-3", { variants: [] }),
]);
const own = { isAnyLanguage: false };
const shown = (items: Parameters<typeof marksOf>[0], options = own) => {
  const { cards, variants: all } = marksOf(items, checklist, options);
  const { ids } = checklist.table;
  const named = [...all].flatMap((isOwned, at) => {
    const place = checklist.variantFrom.findLastIndex((from) => from <= at);
    const key = checklist.variantsOf(place)[at - (checklist.variantFrom[place] ?? 0)];
    return isOwned ? [`${ids[place]?.slice(8)} ${key}`] : [];
  });
  return { cards: ids.filter((_id, place) => cards[place]).map((id) => id.slice(8)), named };
};

describe("[COL-4] what a copy completes", () => {
  test("is its card and its variant", () => {
    expect(shown([copiesOf("base1-1")])).toEqual({
      cards: ["en:base1-1"],
      named: ["en:base1-1 normal"],
    });
  });

  test("is the variant that was known by another key before", () => {
    const { named } = shown([copiesOf("base1-2", { variant: "holo.first" })]);
    expect(named).toEqual(["en:base1-2 holo.1st-edition"]);
  });

  test("is the card alone, of a variant that it does not have", () => {
    expect(shown([copiesOf("base1-1", { variant: "gold" })])).toEqual({
      ...{ cards: ["en:base1-1"], named: [] },
    });
  });

  test("is the one thing that a card without known variants is", () => {
    const { named } = shown([copiesOf("base1-3", { variant: "gold" })]);
    expect(named).toEqual(["en:base1-3 undefined"]);
  });

  test("is nothing, of a proxy or a card that is not there", () => {
    const items = [copiesOf("base1-1", { isProxy: true }), copiesOf("base1-99")];
    expect(shown(items)).toEqual({ cards: [], named: [] });
  });

  test("is the printing in every language where any will do, and there alone", () => {
    const items = [copiesOf("de:base1-1")];
    expect(shown(items).cards).toEqual(["de:base1-1"]);
    expect(shown(items, { isAnyLanguage: true }).cards).toEqual(["de:base1-1", "en:base1-1"]);
  });
});
