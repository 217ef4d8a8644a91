import { describe, expect, test } from "vitest";
import { fold, slug } from "#functions/sources/providers/tcgdex/text.ts";
import { Language } from "#schemas/values.ts";
import { cardOf, findingsOf, keysOf } from "#test/support/catalogue/tcgdex-card.ts";

const ja = Language.parse("ja");
const told = (variants_detailed: object[]) => keysOf({ variants_detailed });
const variantsOf = (variants_detailed: object[], language?: Language) =>
  cardOf({ variants_detailed }, language).variants;

describe("[CAT-2] variants of one description", () => {
  test("keep the order in which they are told, whichever product is the oldest", () => {
    const [newer, older] = [20, 10].map((cardmarket) => ({
      ...{ type: "holo", thirdParty: { cardmarket } },
    }));
    expect(told([newer ?? {}, { type: "normal" }, older ?? {}])).toEqual([
      ...["holo.product-20", "normal", "holo"],
    ]);
  });

  test("are told apart by the second shop where the first has none of them", () => {
    const products = [20, 10].map((tcgplayer) => ({ type: "holo", thirdParty: { tcgplayer } }));
    expect(told(products)).toEqual(["holo.product-20", "holo"]);
  });

  test("whose product is no number come last, by a hash of it", () => {
    for (const cardmarket of ["12x", "x12", "1".repeat(16)]) {
      const odd = { type: "holo", thirdParty: { cardmarket } };
      const [first, second] = told([odd, { type: "holo", thirdParty: { cardmarket: "5" } }]);
      expect(first).toMatch(/^holo\.product-[0-9a-f]{16}$/);
      expect(second).toBe("holo");
    }
  });

  test("are one when they are one product, however they are called", () => {
    const thirdParty = { tcgplayer: 1 };
    const both = [
      { type: "reverse", thirdParty },
      { type: "ミラー", thirdParty },
    ];
    expect(variantsOf(both, ja)).toMatchObject([
      { key: "reverse", productIds: { tcgplayer: "1" } },
    ]);
  });

  test("stay two when they are called differently and no shop has both", () => {
    const both = [
      { type: "reverse", thirdParty: { tcgplayer: 1 } },
      { type: "ミラー", thirdParty: { cardmarket: 1 } },
    ];
    expect(variantsOf(both, ja)).toHaveLength(2);
  });

  test("are one when nothing tells them apart, and have no products then", () => {
    const variants = variantsOf([{ type: "holo" }, { type: "holo" }]);
    expect(variants).toEqual([{ key: "holo", finish: "holo" }]);
    expect(findingsOf({ variants_detailed: [{ type: "holo" }, { type: "holo" }] })).toEqual([
      "duplicate_variant: holo is told more than once",
    ]);
  });
});

describe("[CAT-2] what a variant was called before", () => {
  test("stands beside its key where that is another", () => {
    expect(variantsOf([{ type: "reversa" }], Language.parse("es"))).toMatchObject([
      { key: "reverse", aliases: ["reversa"] },
    ]);
    expect(variantsOf([{ type: "reverse" }])[0]).not.toHaveProperty("aliases");
  });

  test("does not stand where another variant has that key now", () => {
    const [mirror, other] = variantsOf([{ type: "ミラー" }, { type: "other" }], ja);
    expect(mirror).toEqual({ key: "reverse", finish: "reverse" });
    expect(other?.key).toBe("other");
  });
});

describe("[CAT-2] a long description", () => {
  test.each([
    [90, /^a{90}$/],
    [91, /^a{73}-[0-9a-f]{16}$/],
  ])("of %i letters has the key %s", (length, key) => {
    expect(told([{ type: "a".repeat(length) }])[0]).toMatch(key);
  });

  test.each([
    [`${"a".repeat(72)} ${"b".repeat(40)}`, "", /^a{72}-[0-9a-f]{16}$/],
    ["a".repeat(72), "b".repeat(40), /^a{72}-[0-9a-f]{16}$/],
    [`${"a".repeat(30)} b${"a".repeat(60)}`, "", /^a{30}-ba{41}-[0-9a-f]{16}$/],
  ])("of %j and %j is cut without a sign at its end", (type, foil, key) => {
    expect(told([{ type, ...(foil && { foil }) }])[0]).toMatch(key);
  });
});

test.each([
  [{ normal: true, holo: true, firstEdition: true }, ["normal", "holo", "normal.1st-edition"]],
  [{ holo: true, firstEdition: true }, ["holo", "holo.1st-edition"]],
  [{ reverse: true, firstEdition: true }, ["reverse", "normal.1st-edition"]],
  [{ wPromo: true }, ["normal.w"]],
  [{ firstEdition: true }, ["normal.1st-edition"]],
  [{ " ": true, holo: true }, ["holo"]],
  [{ holo: false }, ["unspecified"]],
])("[CAT-2] the flags %j are the variants %j", (variants, keys) => {
  expect(keysOf({ variants })).toEqual(keys);
});

test("stamps are told once each, in order, and none is none", () => {
  expect(variantsOf([{ type: "holo", stamp: ["staff", "1st-edition", "staff"] }])).toMatchObject([
    { key: "holo.1st-edition.staff", stamps: ["1st-edition", "staff"] },
  ]);
  expect(variantsOf([{ type: "holo", stamp: [] }])).toEqual([{ key: "holo", finish: "holo" }]);
});

test("a card of which no variant is told says so", () => {
  expect(findingsOf({ variants: {} })).toEqual(["missing_variant: the source names no variant"]);
});

test.each([
  ["Cracked  Ice", "cracked-ice"],
  ["a -- b", "a-b"],
  ["Ế", "e"],
  ["Straße", "strasse"],
  ["ミラー ice", "u30df-30e9-30fc-ice"],
  ["aボb", "a-u30dc-b"],
  ["ボ ポ", "u30dc-u30dd"],
  ["9ボ", "9-u30dc"],
])("[CAT-2] in a key, %j is %j for ever", (text, key) => {
  expect(slug(text)).toBe(key);
  expect(fold(fold(text))).toBe(fold(text));
});
