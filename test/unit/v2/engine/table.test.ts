import fc from "fast-check";
import { expect, test } from "vitest";
import { fits } from "#functions/v2/engine/words.ts";
import { parseQuery } from "#functions/v2/grammar/parse-query.ts";
import { queryTrees } from "#test/support/v2/v2-queries.ts";
import { cardsOf, fulfils, tableOf } from "#test/support/v2/v2-tables.ts";

const found = (rows: readonly object[], query: string, orderBy: readonly string[] = []) => {
  const wanted = { tree: parseQuery(query), orderBy, skip: 0, take: rows.length };
  return tableOf(rows).find(wanted).rows;
};
const names = [
  ...["Charizard ex", "Dark Charizard", "M Charizard-EX", "Charmander", "Farfetch’d"],
  ...["Flabébé", "Gyarados ★", "Rayquaza δ", "Nidoran ♀", "Team Rocket's Meowth", "Pikachu (a)"],
];
const matching = (query: string) =>
  found(
    names.map((name) => ({ name })),
    query,
  ).map((row) => names[row]);

test.each([
  ["name:charizard", ["Charizard ex", "Dark Charizard", "M Charizard-EX"]],
  ["name:CHARIZARD-ex", ["Charizard ex", "M Charizard-EX"]],
  ['name:"charizard ex"', ["Charizard ex", "M Charizard-EX"]],
  ['!name:"CHARIZARD EX"', ["Charizard ex"]],
  ["name:char*", ["Charizard ex", "Dark Charizard", "M Charizard-EX", "Charmander"]],
  ["name:char*der", ["Charmander"]],
  ["name:*mander", ["Charmander"]],
  ['name:"dark char*"', ["Dark Charizard"]],
  ["!name:char*", ["Charizard ex", "Charmander"]],
  ["name:charizar", []],
  ["name:flabebe", ["Flabébé"]],
  ["name:farfetch'd", ["Farfetch’d"]],
  ["name:★", ["Gyarados ★"]],
  ['name:"nidoran ♀"', ["Nidoran ♀"]],
  ["name:meowth", ["Team Rocket's Meowth"]],
  ['name:"team rocket\'s meowth"', ["Team Rocket's Meowth"]],
  ['name:"pikachu (a)"', ["Pikachu (a)"]],
  ['name:""', []],
])("[SRCH-5] %s matches the words that it means", (query, expected) => {
  expect(matching(query)).toEqual(expected);
});

const cards = [
  {
    id: "a-1",
    hp: "60",
    number: "?",
    set: { releaseDate: "2020/02/07" },
    types: ["Fire", "Water"],
  },
  {
    id: "a-2",
    hp: "120",
    number: "4",
    attacks: [
      { name: "A", damage: "" },
      { name: "B", cost: ["Fire"] },
    ],
  },
  {
    id: "a-10",
    number: "44",
    set: { releaseDate: "2023/12/31" },
    tcgplayer: { prices: { n: 3.25 } },
    nationalPokedexNumbers: [27],
  },
  {
    id: "b-1",
    hp: "200",
    number: "TG04",
    convertedRetreatCost: 2,
    nationalPokedexNumbers: [25, 150, 30],
  },
];

test.each([
  ["hp:[100 TO *]", [1, 3]],
  ["hp:[60 TO 120]", [0, 1]],
  ["hp:{60 TO 120}", []],
  ["hp:{60 TO 120]", [1]],
  ["hp:[* TO *]", [0, 1, 3]],
  ["-hp:*", [2]],
  ["hp:12*", [1]],
  ["number:4", [1]],
  ['number:"?"', [0]],
  ["set.releaseDate:[2021 TO *]", [2]],
  ["set.releaseDate:[* TO 2020/02]", [0]],
  ["set.releaseDate:{2020/02/07 TO 2023-12-31]", [2]],
  ["set.releaseDate:[1 TO 2]", []],
  ["set:*", [0, 2]],
  ["attacks.name:a attacks.cost:fire", [1]],
  ["attacks.damage:*", [1]],
  ["tcgplayer.prices.n:[3 TO 3.5]", [2]],
  ["tcgplayer.prices.n:3.250", [2]],
  ["tcgplayer.prices.n:3.*", [2]],
  ["tcgplayer.prices:*", [2]],
  ["convertedRetreatCost:2", [3]],
  ["nationalPokedexNumbers:[1 TO 151]", [2, 3]],
  ["nationalPokedexNumbers:(25 151)", []],
  ["types:(fire OR grass)", [0]],
  ["-(types:fire OR hp:120)", [2, 3]],
  ["nothing.at.all:x", []],
  ["-nothing:x", [0, 1, 2, 3]],
  ["name:[1 TO 2]", []],
])("[SRCH-5] %s finds by its field", (query, rows) => {
  expect(found(cards, query)).toEqual(rows);
});

test.each([
  [["hp"], [0, 1, 3, 2]],
  [["-hp"], [3, 1, 0, 2]],
  [["number"], [1, 2, 0, 3]],
  [["-set.releaseDate"], [2, 0, 1, 3]],
  [["types"], [0, 1, 2, 3]],
  [["tcgplayer.prices.market"], [0, 1, 2, 3]],
  [
    ["-types", "-hp"],
    [0, 3, 1, 2],
  ],
  [["nationalPokedexNumbers"], [3, 2, 0, 1]],
  [["-nationalPokedexNumbers"], [3, 2, 0, 1]],
])("[SRCH-5] sorted by %j, what lacks the field comes last", (orderBy, rows) => {
  expect(found(cards, "", orderBy)).toEqual(rows);
});

test.each([
  ["abc", "a*bc*c", false],
  ["abcc", "a*bc*c", true],
  ["ab", "ab*b", false],
  ["axbxc", "a*x*c", true],
  ["abc", "*", true],
])("the word %s and the pattern %s: %s", (word, pattern, fitting) => {
  expect(fits(word, pattern)).toBe(fitting);
});

test("pages follow each other without a gap, whatever they are sorted by", () => {
  const rows = Array.from({ length: 700 }, (_, at) => ({ id: `s-${at}`, name: `n${at % 3}` }));
  const table = tableOf(rows);
  const pages = [0, 250, 500, 750].map((skip) =>
    table.find({ tree: { kind: "all" }, orderBy: ["-name"], skip, take: 250 }),
  );
  expect(pages.map((page) => [page.rows.length, page.total])).toEqual([
    ...[
      [250, 700],
      [250, 700],
      [200, 700],
    ],
    [0, 700],
  ]);
  expect(new Set(pages.flatMap((page) => page.rows)).size).toBe(700);
});

test("[SRCH-5] found is what fulfils the plain meaning of a query, card by card", () => {
  const sample = cardsOf(200);
  const table = tableOf(sample);
  const fields = ["name", "hp", "attacks.name", "set.releaseDate", "number", "types", "odd", "set"];
  const texts = fc.oneof(
    fc.constantFrom("*", "char*", "*zard", "ex", "dark charizard", "fire", "2", "002", "60", "?"),
    fc.constantFrom("Charizard-EX", "δ", "*a*", "1 *", "", "2020", "1.5", "-3", "1*", ".", "0*"),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(queryTrees(fields, texts), (tree) => {
      const { rows } = table.find({ tree, orderBy: [], skip: 0, take: 1_000 });
      const plain = [...sample.keys()].filter((row) => fulfils(sample[row] ?? {}, tree));
      expect(rows).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});

test("[SRCH-5] a sign that stands by itself in an id is a word, so that one card is found and not its set", () => {
  const ids = ["ex10-1", "ex10-?", "ex10-!", "ex10-12"];
  const table = tableOf(ids.map((id) => ({ id, name: `What? ${id}!` })));
  const found = (q: string) =>
    table.find({ tree: parseQuery(q), orderBy: [], skip: 0, take: 9 }).rows.map((row) => ids[row]);
  expect(found("id:ex10-?")).toEqual(["ex10-?"]);
  expect(found('id:"ex10-!"')).toEqual(["ex10-!"]);
  expect(found("id:ex10")).toEqual(ids);
  expect(found('name:"what ex10"')).toEqual(ids);
});
