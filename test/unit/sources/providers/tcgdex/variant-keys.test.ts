import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, slug } from "#functions/sources/providers/tcgdex/text.ts";
import { Card } from "#schemas/catalog/card.ts";
import { Language, VariantKey } from "#schemas/values.ts";
import { cardOf, findingsOf, keysOf } from "#test/support/catalogue/tcgdex-card.ts";

describe("[CAT-2] names that Latin letters cannot write", () => {
  test("known ones get the key of the English word", () => {
    const japanese = [
      { type: "normal" },
      { type: "normal", foil: "マスターボール" },
      { type: "normal", foil: "モンスターボール" },
      { type: "ミラー" },
      { type: "ホロ" },
    ];
    const expected = ["normal", "normal.masterball", "normal.pokeball", "reverse", "holo"];
    expect(keysOf({ variants_detailed: japanese })).toEqual(expected);
  });

  test("unknown ones get a key of their code points, each its own", () => {
    const odd = [{ type: "ボ" }, { type: "ポ" }, { type: "ホ" }, { type: "★" }, { type: "🂡" }];
    expect(keysOf({ variants_detailed: odd })).toEqual([
      "u30dc",
      "u30dd",
      "u30db",
      "u2605",
      "u1f0a1",
    ]);
  });

  test.each([
    ["-", "u002d"],
    ["--", "u002d-002d"],
    ["", ""],
  ])("a word of hyphens alone is written too: %j is %j", (text, key) => {
    expect(slug(text)).toBe(key);
  });

  test("the same text in other code points is the same word", () => {
    expect(slug("ホ\u309A")).toBe(slug("ポ"));
    expect(slug("Weiß Gla\u0308nzend")).toBe("weiss-glanzend");
  });

  test("a name of hundreds of letters still makes a key, and another one another", () => {
    const [one, other] = ["ン".repeat(300), `${"ン".repeat(299)}ム`];
    const keys = keysOf({ variants_detailed: [{ type: one }, { type: other }] });
    expect(new Set(keys).size).toBe(2);
    for (const key of keys) expect(VariantKey.parse(key).length).toBeLessThanOrEqual(120);
  });

  test("two that are called differently stay two, though one key would fit both", () => {
    const keys = keysOf({ variants_detailed: [{ type: "reverse" }, { type: "ミラー" }] });
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe("reverse");
    expect(keys[1]).toMatch(/^reverse\.[0-9a-f]{16}$/);
  });

  test("whatever they are called, variants with different names never merge", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, unit: "grapheme" }), {
      ...{ minLength: 1, maxLength: 8, selector: fold },
    });
    fc.assert(
      fc.property(names, fc.constantFrom("en", "de", "ja"), (all, code) => {
        const told = all.filter((name) => name.trim() !== "");
        fc.pre(told.length > 0);
        const variants_detailed = told.map((type) => ({ type }));
        const { variants } = Card.parse(cardOf({ variants_detailed }, Language.parse(code)));
        expect(new Set(variants.map(({ key }) => key)).size).toBe(told.length);
      }),
    );
  });
});

describe("[ING-7] one bad variant costs itself only", () => {
  test("one without a type is a finding, and the others stay", () => {
    const variants_detailed = [
      { type: "holo" },
      { foil: "cosmos" },
      { type: "normal", stamp: ["pokemon-day"] },
    ];
    expect(keysOf({ variants_detailed })).toEqual(["holo", "normal.pokemon-day"]);
    expect(findingsOf({ variants_detailed })).toEqual(["missing_field: variants_detailed[1].type"]);
  });

  test.each([
    [[{ type: "holo" }, 7, null, "x"], ["holo"], 3],
    [[{ type: "holo", foil: 7 }], ["holo"], 1],
    [[{ type: "holo", stamp: ["staff", 7] }], ["holo.staff"], 1],
    [[{ type: "holo", stamp: "staff" }], ["holo.staff"], 0],
    [[{ type: "holo", size: {} }], ["holo"], 1],
    [[{ type: true }, { type: "normal" }], ["normal"], 1],
    [[{ type: "  " }, { type: "normal" }], ["normal"], 1],
    [[{ type: "holo", thirdParty: { cardmarket: true, tcgplayer: 5 } }], ["holo"], 1],
    [{}, ["holo"], 1],
  ])("%j are %j, with %i findings", (variants_detailed, keys, count) => {
    expect(keysOf({ variants_detailed })).toEqual(keys);
    expect(findingsOf({ variants_detailed })).toHaveLength(count);
  });

  test("a flag that is none is a finding, and the others tell", () => {
    expect(keysOf({ variants: { holo: 1, reverse: true, normal: "yes" } })).toEqual(["reverse"]);
  });
});

describe("[COL-1] a copy that is owned under an older key is found again", () => {
  const de = Language.parse("de");
  test("the key that the source's German words made leads to the English one", () => {
    const german = { type: "Normal", size: "Standard", subtype: "unbegrenzt", stamp: ["Staff"] };
    const { variants } = cardOf({ variants_detailed: [german] }, de);
    expect(variants).toMatchObject([
      { key: "normal.unlimited.staff", aliases: ["normal.standard.unbegrenzt.staff"] },
    ]);
  });

  test("an alias is never the key of another variant of the card, nor told by two", () => {
    const japanese = [{ type: "normal" }, { type: "normal", foil: "マスターボール" }];
    const { variants } = cardOf({ variants_detailed: japanese });
    expect(variants.flatMap(({ aliases }) => aliases ?? [])).toEqual([]);
  });

  test("products of one description keep the older keys of their own", () => {
    const one = { type: "Holo", size: "Standard", thirdParty: { cardmarket: 10 } };
    const other = { ...one, thirdParty: { cardmarket: 20 } };
    const { variants } = cardOf({ variants_detailed: [other, one] }, de);
    const aliases = Object.fromEntries(variants.map(({ key, aliases }) => [key, aliases]));
    expect(aliases).toEqual({
      holo: ["holo.standard"],
      "holo.product-20": ["holo.standard.product-20"],
    });
  });

  test("a promo of which no variant is told is what most promos of its set are", () => {
    const promo = { id: "swshp-SWSH003", localId: "SWSH003", set: { id: "swshp" }, variants: {} };
    expect(cardOf(promo).variants).toEqual([
      { key: "holo", finish: "holo", aliases: ["unspecified"] },
    ]);
    expect(findingsOf(promo)[0]).toMatch(/^assumed_variant: /);
    expect(keysOf({ variants: {} })).toEqual(["unspecified"]);
  });
});
