import { describe, expect, test } from "vitest";
import { called } from "#test/support/id-tables.ts";
import { indexedGames } from "#test/support/indexed-games.ts";

const pokemon = [
  called("pokemon:en:base1-4", { crosswalk: { tcgdex: "base1-4", pokemontcg: "base1-4" } }),
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
