import { describe, expect, test } from "vitest";
import { called } from "#test/support/catalogue/id-tables.ts";
import { indexedGames } from "#test/support/catalogue/indexed-games.ts";

const pokemon = [
  called("pokemon:en:base1-4", {
    crosswalk: { tcgdex: "base1-4", pokemontcg: "base1-4" },
    variants: [
      { key: "holo", finish: "holo", productIds: { tcgplayer: "42382", cardmarket: "273699" } },
    ],
  }),
  called("pokemon:de:base1-4", { crosswalk: { tcgdex: "base1-4" }, name: "Glurak" }),
  called("pokemon:en:sv03.5-006", { crosswalk: { pokemontcg: "sv3pt5-6" } }),
  called("pokemon:en:base1-44", { crosswalk: { tcgdex: "base1-44" }, name: "Base1-4 Fan" }),
  called("pokemon:en:neo1-18", { crosswalk: { tcgdex: "neo1-18" }, name: "Ho-Oh" }),
];
const prints = [
  ["op-02-013", "OP02-013"],
  ["op-02-013_p1", "OP02-013"],
  ["prb-01-OP02x013_p2", "OP02-013"],
  ["st-01-001", "ST01-001"],
].map(([place, code = ""]) =>
  called(`onepiece:en:${place}`, {
    attributes: { cardCode: code },
    crosswalk: { "punk-records": `5/${code}${place?.match(/_p\d$/)?.[0] ?? ""}` },
  }),
);
const indexed = indexedGames([...pokemon, ...prints]);
const found = async (...asked: [q: string, game?: string, language?: string]) =>
  (await indexed).search(...asked);

describe("[SRCH-2] an id alone finds what is called so, in the search box", () => {
  test.each([
    ["base1-4", "pokemon", ["pokemon:de:base1-4", "pokemon:en:base1-4"]],
    ["BASE1-4", "pokemon", ["pokemon:de:base1-4", "pokemon:en:base1-4"]],
    ["sv3pt5-6", "pokemon", ["pokemon:en:sv03.5-006"]],
    ["OP02-013_p1", "onepiece", ["onepiece:en:op-02-013_5fp1"]],
    ["ST01-001", "onepiece", ["onepiece:en:st-01-001"]],
    ["st-01-001", "onepiece", ["onepiece:en:st-01-001"]],
  ])("%s in %s", async (q, game, ids) => {
    expect(await found(q, game)).toEqual(ids);
  });

  test.each(["OP02-013", "op02-013"])("the code %s finds every print of its card", async (code) => {
    expect(await found(code, "onepiece")).toEqual([
      "onepiece:en:op-02-013",
      "onepiece:en:op-02-013_5fp1",
      "onepiece:en:prb-01-op02x013_5fp2",
    ]);
  });
});

describe("[SRCH-2] an id after the name of whoever gave it finds that card", () => {
  const both = ["pokemon:de:base1-4", "pokemon:en:base1-4"];
  const one = ["pokemon:en:base1-4"];
  test.each([
    ["pokemon:en:base1-4", "pokemon", one],
    ["Pokemon:EN:base1-4", "pokemon", one],
    ["pokemon:en:base1-4 or pokemon:de:base1-4", "pokemon", both],
    ["pokemon:en:base1-404", "pokemon", []],
    ["tcgplayer:42382", "pokemon", one],
    ["cardmarket:273699", "pokemon", one],
    ["CardMarket=273699", "pokemon", one],
    ["tcgdex:base1-4", "pokemon", both],
    ['tcgdex:"base1-4"', "pokemon", both],
    ["TCGdex:BASE1-4", "pokemon", both],
    ["pokemontcg:base1-4", "pokemon", one],
    ["pokemontcg:sv3pt5-6", "pokemon", ["pokemon:en:sv03.5-006"]],
    ["punk-records:5/OP02-013_p1", "onepiece", ["onepiece:en:op-02-013_5fp1"]],
    ["punk-records:OP02-013_p1", "onepiece", ["onepiece:en:op-02-013_5fp1"]],
    ["Punk-Records:st01-001", "onepiece", ["onepiece:en:st-01-001"]],
    [
      "charizard (tcgplayer:42382 or pokemontcg:sv3pt5-6) -lang:de",
      "pokemon",
      [...one, "pokemon:en:sv03.5-006"],
    ],
    ["base1 -tcgdex:base1-4", "pokemon", ["pokemon:en:base1-44"]],
  ])("%s in %s", async (q, game, ids) => {
    expect(await found(q, game)).toEqual(ids);
  });

  test.each([
    ["tcgplayer:4238", "pokemon"],
    ["tcgdex:charizard", "pokemon"],
    ["tcgdex:sv3pt5-6", "pokemon"],
    ["tcgcsv:1", "pokemon"],
    ["punk-records:ST01-009", "onepiece"],
    ["punk-records:st", "onepiece"],
  ])("%s in %s is nobody's, and no word either", async (q, game) => {
    expect(await found(q, game)).toEqual([]);
  });

  test.each([
    [
      "tcgplaye:42382",
      1,
      "ids are of cardmarket, pokemontcg, pokemontcg-data, tcgcsv, tcgdex, tcgplayer",
    ],
    ["a scryfall:1", 3, 'there is no field "scryfall"'],
    ["tcgplayer>42382", 10, "an id of tcgplayer takes : or =, not >"],
    ["tcgplayer:", 11, "an id was expected"],
    ['tcgplayer:""', 11, "an id was expected"],
  ])("the mistake in %s is at column %i", async (q, column, what) => {
    await expect(found(q)).rejects.toMatchObject({ code: "catalog.bad_query", facts: { column } });
    await expect(found(q)).rejects.toThrow(what);
  });

  test("sources and shops of a game are known before it has any card, fields go first", async () => {
    const empty = await indexedGames([]);
    expect(await empty.search("tcgdex:base1-4")).toEqual([]);
    expect(await empty.search("tcgplayer:42382")).toEqual([]);
    expect(await found("code:OP02-013", "onepiece")).toHaveLength(3);
  });
});

test("an id goes with the other terms, and in a language", async () => {
  expect(await found("base1-4", "pokemon", "en")).toEqual(["pokemon:en:base1-4"]);
  expect(await found("charizard base1-4")).toEqual(["pokemon:en:base1-4"]);
  expect(await found("ho-oh base1-4")).toEqual([]);
  expect(await found("charizard -base1-4")).toEqual(["pokemon:en:sv03.5-006"]);
});

test("a name with a hyphen that is no id is a name", async () => {
  expect(await found("ho-oh")).toEqual(["pokemon:en:neo1-18"]);
  expect(await found("-ho-oh", "pokemon", "en")).not.toContain("pokemon:en:neo1-18");
  expect(await found("base1-5")).toEqual([]);
});
