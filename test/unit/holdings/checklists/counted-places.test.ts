import { describe, expect, test } from "vitest";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { groupsBy } from "#functions/holdings/checklists/groups.ts";
import { marksOf } from "#functions/holdings/completion/marks.ts";
import { completed } from "#functions/holdings/completion/readings.ts";
import { onepiece } from "#schemas/games/onepiece.ts";
import { englishCatalogue } from "#test/support/catalogue/english-catalogue.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { checklistOfCards } from "#test/support/holdings/card-tables.ts";

/** How many there are of the first set by each reading. */
function totals(checklist: ReturnType<typeof checklistOfCards>, key?: string) {
  const marks = marksOf([], checklist, { isAnyLanguage: false });
  const groups = groupsBy("set", checklist);
  const group = groups.find((one) => one.key === key) ?? groups[0];
  return (["official", "secrets", "master"] as const).map(
    (reading) => completed(reading, group ?? { places: [] }, { checklist, marks }).total,
  );
}

const ofSet = (printed: number, numbers: readonly string[]) =>
  numbers.map((number) =>
    inSet(`base1-${number}`, {
      number,
      set: { cardCount: { printed, total: numbers.length } },
      variants: [
        { key: "normal", finish: "normal" },
        { key: "reverse", finish: "reverse" },
      ],
    }),
  );

describe("[COL-4] what a set counts", () => {
  test("a secret rare is beyond what the set says, and each variant is a thing of its own", () => {
    expect(totals(checklistOfCards(ofSet(3, ["1", "2", "3", "4"])))).toEqual([3, 4, 8]);
  });

  test("a number with a leading zero is counted, one of a gallery of its own is not", () => {
    expect(totals(checklistOfCards(ofSet(2, ["001", "002", "TG01"])))).toEqual([2, 3, 6]);
  });

  test("two prints of one number are one place", () => {
    expect(totals(checklistOfCards(ofSet(2, ["1", "2a", "2b"])))).toEqual([2, 3, 6]);
  });

  test("a set that counts none of its cards so counts them all", () => {
    expect(totals(checklistOfCards(ofSet(300, ["SWSH001", "SWSH002"])))).toEqual([2, 2, 4]);
    expect(totals(checklistOfCards(ofSet(0, ["1", "2"])))).toEqual([2, 2, 4]);
  });

  test("a card of which no variant is known is one thing", () => {
    const cards = [inSet("base1-1", { variants: [] }), inSet("base1-2")];
    expect(totals(checklistOfCards(cards))).toEqual([2, 2, 2]);
  });

  test("a parallel fills the place of its card", () => {
    const numbers = ["001", "001_p1", "002", "002_r1", "003"];
    const cards = numbers.map((number) =>
      inSet(`op-01-${number}`, { number, variants: [] }, "onepiece"),
    );
    expect(totals(checklistOfCards(cards, onepiece))).toEqual([3, 5, 5]);
    // A game that says nothing of it counts each number.
    const { countedPlace: _, ...other } = onepiece;
    expect(totals(checklistOfCards(cards, other))).toEqual([5, 5, 5]);
  });

  const catalogue = englishCatalogue();
  test.runIf(catalogue)("sets are as large as collectors say", () => {
    const sets = { base1: [102, 102], "sv03.5": [165, 207], sv01: [198, 258] };
    const more = { ecard2: [147, 186], swsh9: [172, 186], swsh9tg: [30, 30] };
    const all = { ...sets, ...more };
    const isOfThem = ({ card }: IndexedCard) => (card.setId.split(":")[2] ?? "") in all;
    const checklist = checklistOfCards((catalogue ?? []).filter(isOfThem));
    const found = Object.keys(all).map((set) => [
      set,
      totals(checklist, `pokemon:en:${set}`).slice(0, 2),
    ]);
    expect(Object.fromEntries(found)).toEqual(all);
  });
});
