import { expect, test } from "vitest";
import { compareNames, NameSearch } from "#functions/catalog/search/name-search.ts";

const names = ["Mew", "Mewtwo", "Mewtwo ex", "Mega Charizard X", "Charizard", "Pikachu & Zekrom"];
const search = new NameSearch(names);
/** Names that match, the best first. */
const best = (scores: Float64Array) =>
  [...scores]
    .map((score, at) => ({ score, name: names[at] }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ name }) => name);

test.each([
  ["mew", ["Mew", "Mewtwo", "Mewtwo ex"]],
  ["mewt", ["Mewtwo", "Mewtwo ex"]],
  ["char", ["Charizard", "Mega Charizard X"]],
  ["wtwo", []],
])(
  "[SRCH-2] the word %s finds the whole word before its start, and short names first",
  (word, found) => {
    expect(best(search.word(word))).toEqual(found);
  },
);

test.each([
  ["mep", [], "of three letters none"],
  ["mewtqo", ["Mewtwo", "Mewtwo ex"], "of four to seven letters one"],
  ["mewtqx", [], "of four to seven letters one"],
  ["chaarizzard", ["Charizard", "Mega Charizard X"], "of more letters two"],
  ["chqrizqrd", ["Charizard", "Mega Charizard X"], "of more letters two"],
  ["chqrqzqrd", [], "of more letters two"],
  ["mewtwi", ["Mewtwo", "Mewtwo ex"], "of four to seven letters one"],
])("[SRCH-1] %s finds %j: %s may be wrong", (word, found) => {
  expect(best(search.word(word)).toSorted()).toEqual(found);
});

test("typing errors count for longer words from four and from eight letters on", () => {
  const short = new NameSearch(["abcd", "efghijk", "lmnopqrs"]);
  const finds = (word: string) => [...short.word(word)].some((score) => score > 0);
  expect(finds("abxd")).toBe(true);
  expect(finds("efgxxjk")).toBe(false);
  expect(finds("lmnxxqrs")).toBe(true);
  expect(new NameSearch(["abc"]).word("abx")).toEqual(new Float64Array([0]));
});

test("[SRCH-2] every match scores in whole numbers of one or more", () => {
  const many = new NameSearch(["pikachu", ...Array.from({ length: 500 }, () => "raichu")]);
  const scores = [...many.word("raichu")].slice(1);
  expect(scores.every((score) => Number.isInteger(score) && score >= 1)).toBe(true);
  const [exact = 0] = search.word("charizard").slice(4);
  expect(exact).toBeGreaterThan(100);
});

test("[SRCH-2] a phrase that is the whole name comes before one inside of a name", () => {
  expect([...search.phrase("mewtwo")]).toEqual([0, 2000, 1000, 0, 0, 0]);
  expect(best(search.phrase("charizard x"))).toEqual(["Mega Charizard X"]);
  expect(best(search.phrase("mew"))).toEqual(["Mew"]);
});

test("names are in the order of what is compared of them, then as they are printed", () => {
  const sorted = ["Zapdos", "Éevee", "Eevee", "mew", "Mew", "Mr. Mime", "Eevee ex"];
  expect(sorted.toSorted(compareNames)).toEqual([
    ...["Eevee", "Éevee", "Eevee ex", "Mew", "mew", "Mr. Mime", "Zapdos"],
  ]);
});
