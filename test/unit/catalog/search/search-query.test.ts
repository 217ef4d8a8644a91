import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearchQuery } from "#functions/catalog/search/search-query.ts";
import { stepsOf } from "#functions/catalog/search/search-steps.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { DomainError } from "#shared/kernel/errors.ts";

const word = (text: string) => ({ kind: "bare", text });
const phrase = (text: string) => ({ kind: "phrase", text });
const nothing = { kind: "not", part: { kind: "all" } };
const set1 = { kind: "text", field: "set", compare: "has", value: "base1" };
const number = { kind: "text", field: "number", compare: "has" };

const hp100 = { kind: "number", field: "hp", compare: ">=", value: 100 };
const moonbreon = {
  kind: "and",
  parts: [
    word("umbreon vmax"),
    { kind: "text", field: "set", compare: "has", value: "swsh7" },
    { ...number, value: "215" },
  ],
};

test.each([
  ["", { kind: "all" }],
  ["   ", { kind: "all" }],
  ["Pokémon", word("Pokémon")],
  ["Farfetch’d", word("Farfetch’d")],
  ["a b", word("a b")],
  ["Charizard-GX", word("Charizard-GX")],
  [
    "base1-4 holo",
    {
      kind: "and",
      parts: [
        { kind: "id", text: "base1-4", otherwise: { ...word("base1-4"), isStrict: true } },
        word("holo"),
      ],
    },
  ],
  [
    "rayquaza gold star",
    { kind: "meant", text: "rayquaza gold star", rest: "rayquaza", meaning: word("★") },
  ],
  [
    "charizard psa 10",
    { kind: "meant", text: "charizard psa 10", rest: "charizard", meaning: { kind: "all" } },
  ],
  ["moon breon", { kind: "meant", text: "moon breon", meaning: moonbreon }],
  ["charizard (base set) 4", word("charizard base set 4")],
  ["a ((b c))", { kind: "and", parts: [word("a"), word("b c")] }],
  ["a or b c", { kind: "or", parts: [word("a"), word("b c")] }],
  ["-a", { kind: "not", part: word("a") }],
  ['"Mr. Mime"', { kind: "phrase", text: "mr mime" }],
  ["set:base1", { kind: "text", field: "set", compare: "has", value: "base1" }],
  ['rarity="Rare Holo"', { kind: "text", field: "rarity", compare: "=", value: "Rare Holo" }],
  ["HP>=100", { kind: "number", field: "hp", compare: ">=", value: 100 }],
  ["date<2020-06", { kind: "date", field: "released", compare: "<", value: "2020-06" }],
  ["type:fire", { kind: "text", field: "types", compare: "has", value: "Fire" }],
  ["number:?", { kind: "text", field: "number", compare: "has", value: "?" }],
  ["oregano floor", word("oregano floor")],
  ["a OR b", { kind: "or", parts: [word("a"), word("b")] }],
  ['a "or" b', { kind: "and", parts: [word("a"), { kind: "phrase", text: "or" }, word("b")] }],
  ["-(a or b)", { kind: "not", part: { kind: "or", parts: [word("a"), word("b")] } }],
  ["--a", { kind: "not", part: { kind: "not", part: word("a") } }],
  ['"★" a', { kind: "and", parts: [{ kind: "phrase", text: "star" }, word("a")] }],
  ['"?"', nothing],
  ['""', nothing],
  ["&", nothing],
  ["😀 ?", nothing],
  ["-&", { kind: "not", part: nothing }],
  ["a & b", word("a b")],
  ["& set=base1", { kind: "and", parts: [nothing, { ...set1, compare: "=" }] }],
  ["pikachu - vmax", word("pikachu vmax")],
  ["pikachu -vmax", { kind: "and", parts: [word("pikachu"), { kind: "not", part: word("vmax") }] }],
  ["type: null", word("type: null")],
  ["Technical Machine: Evolution", word("Technical Machine: Evolution")],
  ["tcgplayer: 42382", word("tcgplayer: 42382")],
  ["hp >= 100", { kind: "number", field: "hp", compare: ">=", value: 100 }],
  ["a hp≥ １００", { kind: "and", parts: [word("a"), hp100] }],
  ["hp > many", word("hp many")],
  ["year≠1999", { kind: "number", field: "year", compare: "!=", value: 1999 }],
  ["set:«base1»", set1],
  ["「a b」", phrase("a b")],
  ["a AND b", word("a b")],
  ["palkia and dialga", word("palkia and dialga")],
  ["a and set:base1", { kind: "and", parts: [word("a"), set1] }],
  ["a NOT set:base1", { kind: "and", parts: [word("a"), { kind: "not", part: set1 }] }],
  ["AND", word("AND")],
  ["a not", word("a not")],
  ["（ｓｅｔ：base1）", { ...set1 }],
  ["－a", { kind: "not", part: word("a") }],
  ["hp＞＝１００", { kind: "number", field: "hp", compare: ">=", value: 100 }],
  ["date：２０２０", { kind: "date", field: "released", compare: "=", value: "2020" }],
  ["“mr mime” „mr mime“", { kind: "and", parts: [phrase("mr mime"), phrase("mr mime")] }],
  ['n="say \\"hi\\""', { kind: "text", field: "name", compare: "=", value: 'say "hi"' }],
  ["type:Feuer", { kind: "text", field: "types", compare: "has", value: "Fire" }],
  ["type!=炎", { kind: "text", field: "types", compare: "!=", value: "Fire" }],
  ["weak:eau", { kind: "text", field: "weak", compare: "has", value: "Water" }],
  ['text:"draw a card"', { kind: "prose", field: "text", compare: "has", value: "draw a card" }],
  ["attack=Slash", { kind: "prose", field: "attack", compare: "=", value: "Slash" }],
  ["ability!=Damp", { kind: "prose", field: "ability", compare: "!=", value: "Damp" }],
  ["is:Promo", { kind: "text", field: "is", compare: "has", value: "promo" }],
  ["is:tagteam", { kind: "text", field: "is", compare: "has", value: "tag-team" }],
  ["is:1st-edition", { kind: "text", field: "is", compare: "has", value: "first-edition" }],
  ["has:abilities", { kind: "text", field: "has", compare: "has", value: "ability" }],
  ["number:SWSH001", { ...number, value: "swsh1" }],
  ["number:TG05/TG30", { ...number, value: "tg5" }],
  [
    "number:004/102",
    {
      ...{ kind: "and" },
      parts: [
        { ...number, value: "4" },
        { kind: "number", field: "printed", compare: "=", value: 102 },
      ],
    },
  ],
  ["game:pokemon order:name", { kind: "all" }],
  ["charizard order:newest", word("charizard")],
  ['a "!" b', word("a b")],
  ["hp:120", { kind: "number", field: "hp", compare: "=", value: 120 }],
  ["hp=120", { kind: "number", field: "hp", compare: "=", value: 120 }],
  ["hp!=120", { kind: "number", field: "hp", compare: "!=", value: 120 }],
  ["hp<120", { kind: "number", field: "hp", compare: "<", value: 120 }],
  ["hp<=120", { kind: "number", field: "hp", compare: "<=", value: 120 }],
  ["hp>120", { kind: "number", field: "hp", compare: ">", value: 120 }],
  ["released:2020-06-05", { kind: "date", field: "released", compare: "=", value: "2020-06-05" }],
  ["released>=2020", { kind: "date", field: "released", compare: ">=", value: "2020" }],
  ["set!=base1", { kind: "text", field: "set", compare: "!=", value: "base1" }],
  ["artist:Poke\u0301", { kind: "text", field: "artist", compare: "has", value: "Poké" }],
])("[SRCH-1] %j is read", (query, tree) => {
  expect(parseSearchQuery(query, pokemon)).toEqual(tree);
});

test.each([
  ['abc "def', 5, "never closed"],
  ["foo:bar", 1, 'no field "foo"'],
  ["a (b or c", 10, '")" was expected'],
  ["a b)", 4, "closes"],
  ["a or", 5, "was expected"],
  ["()", 2, 'not ")"'],
  ["hp:many", 4, "whole number"],
  ["hp>", 4, "whole number"],
  ["rarity<rare", 7, "takes :, = or !="],
  ["date:99", 6, "2020-06-05"],
  ["-)", 2, "no"],
  ["(-)", 3, "x"],
  ["date:2024-02-30", 6, 'was expected, not "2024-02-30"'],
  ["released>2024-13", 10, "a date such as 2020"],
  ["released>2024-00", 10, "a date such as 2020"],
  ["or a", 1, 'a word, a "phrase" or field:value was expected, not "or"'],
  ["a or or b", 6, 'not "or"'],
  ["a or", 5, /field:value was expected\.$/],
  ["(a", 3, '")" was expected'],
  ["rarty:rare", 1, 'no field "rarty" (did you mean rarity?); there are name'],
  ["illus:arita", 1, "(did you mean illustrator?)"],
  ["tcgplaye:1", 1, "(did you mean tcgplayer?)"],
  ["color:red", 1, 'Pokémon has no field "color", which One Piece has, game:onepiece; there are'],
  ["is:promos", 4, "tag-team, mega, delta, star, lv-x"],
  ["is:promos", 4, 'was expected, not "promos" (did you mean promo?)'],
  ["is>promo", 3, '"is" is a word and takes :, = or !=, not >'],
  ["has:", 5, "a word was expected"],
  ["has:beauty", 5, "one of image, artist, rarity, type, stage"],
  ["text:", 6, "words were expected"],
  ["number:4/x-", 8, "a number such as 4, TG12 or 4/102 was expected"],
  ["number:/102", 8, "a number such as"],
  ["number:1/2/3", 8, "a number such as"],
  ["price<50", 1, 'there is no field "price"'],
  ["a (game:onepiece)", 4, "is for the whole query"],
  ["a or order:name", 6, "is for the whole query"],
  ["-order:name", 2, "is for the whole query"],
  ["foo:bar", 1, "there are name, set, series, number"],
  ["set:", 5, "a value was expected"],
  ['set:""', 5, "a value was expected"],
  ["hp:1234567", 4, 'a whole number was expected, not "1234567"'],
  ["hp:x1", 4, "whole number"],
  ["hp:1x", 4, "whole number"],
  ["date:2020-6", 6, 'or 2020-06-05 was expected, not "2020-6"'],
  ["date:x2020", 6, "2020-06-05"],
  ["date:2020-06-05x", 6, "2020-06-05"],
  ["date:2020-06-0x", 6, "2020-06-05"],
  ["date:2020-06-x5", 6, "2020-06-05"],
  ["rarity>rare", 7, '"rarity" is text and takes :, = or !=, not >'],
])("[SRCH-1] the mistake in %j is at column %i", (query, column, what) => {
  const parse = () => parseSearchQuery(query, pokemon);
  expect(parse).toThrow(expect.objectContaining({ code: "catalog.bad_query", facts: { column } }));
  expect(parse).toThrow(what);
});

test("[API-4] no text breaks the parser: it answers or points at a column of the text", () => {
  const piece = fc.constantFrom('"', "(", ")", "-", " or ", " ", "hp", ">=", ":", "set:", "9", "é");
  const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text, (query) => {
      try {
        parseSearchQuery(query, pokemon);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const column = Number(error.facts["column"]);
        expect(error.code).toBe("catalog.bad_query");
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual(query.length + 1);
      }
    }),
    { numRuns: 500 },
  );
});

test("[API-4] depth and number of terms are bounded", () => {
  expect(() => parseSearchQuery("(".repeat(400), pokemon)).toThrow("levels are the most");
  expect(() => parseSearchQuery("a ".repeat(60), pokemon)).toThrow(
    "50 terms are the most; each word is one",
  );
  expect(() => parseSearchQuery("a".repeat(501), pokemon)).toThrow("characters are the most");
});

const refusedAt = (query: string) => {
  try {
    parseSearchQuery(query, pokemon);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.facts["column"];
  }
};

test.each([
  ["500 characters", "a".repeat(500), "a".repeat(501), 501],
  ["50 words", "a ".repeat(50), "a ".repeat(51), 101],
  ["50 phrases", '"a"'.repeat(50), '"a"'.repeat(51), 151],
  ["10 texts", "text:a ".repeat(10), "text:a ".repeat(11), 71],
  ["50 words of a name", `n:"${"a ".repeat(50)}"`, `n:"${"a ".repeat(51)}"`, 1],
  ["50 words in one", `${"a.".repeat(50)}`, `${"a.".repeat(51)}`, 1],
  ["48 words after folding", "ﷺ.".repeat(12), "ﷺ.".repeat(13), 1],
  ["50 fields", "hp:1 ".repeat(50), "hp:1 ".repeat(51), 251],
  ["20 levels", `${"(".repeat(20)}a${")".repeat(20)}`, `${"(".repeat(21)}a${")".repeat(21)}`, 22],
  ["20 times not", `${"-".repeat(20)}a`, `${"-".repeat(21)}a`, 22],
])("[API-4] %s are read and one more is refused, at its column", (_what, most, more, column) => {
  expect(refusedAt(most)).toBeUndefined();
  expect(refusedAt(more)).toBe(column);
});

test("[API-4] nicknames cost what they mean, also those of several words", () => {
  const some = fc.shuffledSubarray(Object.keys(pokemon.nicknames ?? {}), { maxLength: 16 });
  fc.assert(
    fc.property(some, (said) => {
      const query = said.join(" ").slice(0, 500);
      if (refusedAt(query) !== undefined) return;
      expect(stepsOf(parseSearchQuery(query, pokemon))).toBeLessThanOrEqual(50);
    }),
    { numRuns: 300 },
  );
});

test("[API-4] signs that are no terms do not count as such", () => {
  expect(refusedAt(`${"-a or ".repeat(49)}-a`)).toBeUndefined();
});

const flagged: GameDefinition = {
  ...pokemon,
  attributes: {
    reprint: {
      kind: "flag",
      label: "Reprint",
      description: "Printed before.",
      field: { also: [] },
    },
  },
};

test.each([
  ["reprint:yes", "has", "yes"],
  ["reprint:TRUE", "has", "yes"],
  ["reprint=no", "=", "no"],
  ["reprint!=false", "!=", "no"],
])("[SRCH-1] %j asks for yes or no", (query, compare, value) => {
  const tree = { kind: "text", field: "reprint", compare, value };
  expect(parseSearchQuery(query, flagged)).toEqual(tree);
});

test.each([
  ["reprint:maybe", 'yes or no was expected, not "maybe"'],
  ["reprint:", "yes or no was expected"],
  ["reprint>yes", '"reprint" is yes or no and takes :, = or !=, not >'],
])("[SRCH-1] %j is told what was expected", (query, what) => {
  expect(() => parseSearchQuery(query, flagged)).toThrow(what);
});
