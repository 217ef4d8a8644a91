import { describe, expect, test } from "vitest";
import { identify } from "#functions/catalog/identifying/identify.ts";
import { called, idsOf } from "#test/support/catalogue/id-tables.ts";

const pokemon = idsOf([
  called("pokemon:en:base1-4", {
    crosswalk: { tcgdex: "base1-4", pokemontcg: "base1-4", tcgplayer: "42382" },
  }),
  called("pokemon:de:base1-4", { crosswalk: { tcgdex: "base1-4", cardmarket: "273699" } }),
  called("pokemon:fr:base1-9", { crosswalk: { tcgdex: "base1-9" } }),
  called("pokemon:de:base1-9", { crosswalk: { tcgdex: "base1-9" } }),
  // What one source calls so is another card to the other.
  called("pokemon:en:lc-1", { crosswalk: { tcgdex: "lc-1", pokemontcg: "base6-1" } }),
  called("pokemon:en:base6-1", { crosswalk: { tcgdex: "base6-1" } }),
  called("pokemon:en:two-1", { crosswalk: { tcgplayer: "7" } }),
  called("pokemon:en:two-2", { crosswalk: { tcgplayer: "7" } }),
]);
const attributes = { cardCode: "OP02-013" };
const onepiece = idsOf([
  called("onepiece:en:op-02-013", { attributes, crosswalk: { "punk-records": "1/OP02-013" } }),
  called("onepiece:en:op-02-013_p1", {
    ...{ attributes, crosswalk: { "punk-records": "1/OP02-013_p1" } },
  }),
  called("onepiece:en:op-02-014", {
    ...{ attributes: { cardCode: "OP02-014" }, crosswalk: { "punk-records": "1/OP02-014" } },
  }),
]);
const tables = [pokemon, onepiece];

describe("[CAT-1] an id means one card", () => {
  test.each([
    ["by its source", "tcgdex:base1-4", "pokemon:en:base1-4"],
    ["by another source", "pokemontcg:base6-1", "pokemon:en:lc-1"],
    ["by a shop’s number", "tcgplayer:42382", "pokemon:en:base1-4"],
    ["in the one language that it is there in", "cardmarket:273699", "pokemon:de:base1-4"],
    ["alone, as all sources say", "base1-4", "pokemon:en:base1-4"],
    ["in whatever case", "TCGdex:BASE1-4", "pokemon:en:base1-4"],
    ["by the print", "OP02-013_p1", "onepiece:en:op-02-013_5fp1"],
    ["by a code that one print has", "op02-014", "onepiece:en:op-02-014"],
    [
      "by the source’s own word for the first print",
      "punk-records:OP02-013",
      "onepiece:en:op-02-013",
    ],
    ["by its file too", "punk-records:1/OP02-013", "onepiece:en:op-02-013"],
    ["by our own id without game and language", "op-02-013_5fp1", "onepiece:en:op-02-013_5fp1"],
  ])("%s: %s", (_how, id, printingId) => {
    expect(identify(id, tables)).toEqual({ outcome: "found", printingId });
  });

  test("in the language that is asked for", () => {
    const german = { outcome: "found", printingId: "pokemon:de:base1-4" };
    expect(identify("tcgdex:base1-4", tables, "de")).toEqual(german);
    expect(identify("base1-4", tables, "de")).toEqual(german);
  });
});

describe("an id means several cards", () => {
  test.each([
    ["tcgplayer:7", "several_cards", ["pokemon:en:two-1", "pokemon:en:two-2"]],
    ["base6-1", "several_sources", ["pokemon:en:lc-1", "pokemon:en:base6-1"]],
    ["OP02-013", "several_prints", ["onepiece:en:op-02-013", "onepiece:en:op-02-013_5fp1"]],
    ["code:OP02-013", "several_prints", ["onepiece:en:op-02-013", "onepiece:en:op-02-013_5fp1"]],
    ["tcgdex:base1-9", "several_languages", ["pokemon:de:base1-9", "pokemon:fr:base1-9"]],
  ])("%s: %s", (id, reason, printingIds) => {
    const meant = identify(id, tables);
    expect(meant).toEqual({ outcome: "ambiguous", reason, printingIds: expect.anything() });
    expect("printingIds" in meant && meant.printingIds.toSorted()).toEqual(printingIds.toSorted());
  });
});

describe("an id means no card", () => {
  test.each([
    ["tcgdex:base1-5", "no_such_card"],
    ["base1-5", "no_such_card"],
    ["tcgplayer:base1-4", "no_such_card"],
  ])("%s: %s", (id, reason) => {
    expect(identify(id, tables)).toEqual({ outcome: "unknown", reason });
  });

  test("of a source that nobody knows, and is told which there are", () => {
    expect(identify("scryfall:base1-4", tables)).toEqual({
      ...{ outcome: "unknown", reason: "unknown_kind" },
      kinds: ["cardmarket", "code", "pokemontcg", "punk-records", "tcgdex", "tcgplayer"],
    });
  });

  test("in a language that it is not there in", () => {
    for (const id of ["pokemontcg:base1-4", "base6-1"]) {
      const meant = identify(id, tables, "de");
      expect(meant).toEqual({ outcome: "unknown", reason: "other_language" });
    }
  });

  test("before there is any table", () => {
    const none = { outcome: "unknown", reason: "not_indexed" };
    expect(identify("base1-4", [undefined, undefined])).toEqual(none);
    expect(identify("base1-4", [undefined, pokemon]).outcome).toBe("found");
  });
});
