import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printed } from "#functions/sources/providers/bodies/text.ts";
import { mechanicsOf } from "#functions/sources/providers/pokemon/mechanics.ts";
import { Card } from "#schemas/catalog/card.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { everyObjectHas } from "#test/support/catalogue/odd-names.ts";
import { cardBody, cardOf, normalizeTcgdexCard } from "#test/support/catalogue/tcgdex-card.ts";
import { referenceLines } from "#test/support/running/reference-data.ts";

const codes = (change: object) => cardOf(change).findings.map(({ code }) => code);

describe("[CAT-2] text", () => {
  test.each([
    ["Farfetch'd", "Farfetch’d"],
    ["  Mr.  Mime ", "Mr. Mime"],
    ["Poke\u0301mon", "Pokémon"],
    ["Gyarados δ", "Gyarados δ"],
    ["Umbreon ☆", "Umbreon ★"],
    ["Arceus ♢", "Arceus ◇"],
  ])("the name %j is kept as %j", (name, expected) => {
    expect(printed(name)).toBe(expected);
  });

  test.each([
    [{ stage: "Stage1" }, { stage: "Stage 1" }],
    [{ stage: "VMAX" }, { stage: "VMAX" }],
    [{ rarity: "None" }, { rarity: undefined }],
    [{ rarity: " Rare " }, { rarity: "Rare" }],
    [{ regulationMark: "j" }, { regulationMark: "J" }],
    [{ regulationMark: "None" }, { regulationMark: undefined }],
    [{ hp: 0 }, { hp: undefined }],
    [{ localId: "%3F" }, { number: "?", id: "pokemon:en:base1-_3f" }],
    [{ localId: "TG12" }, { number: "TG12", id: "pokemon:en:base1-tg12" }],
    [{ dexId: [25, 25] }, { dexIds: [25] }],
  ])("%j becomes %j", (change, expected) => {
    const { attributes, ...common } = cardOf(change);
    const flat = { ...common, ...attributes };
    expect(flat).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    );
    for (const [field, value] of Object.entries(expected)) {
      if (value === undefined) expect(flat).not.toHaveProperty(field);
    }
  });
});

test.each([
  ["Pikachu & Zekrom GX", "TAG TEAM-GX", undefined, ["TAG TEAM", "GX"]],
  ["Charizard-EX", undefined, undefined, ["EX"]],
  ["Charizard ex", undefined, undefined, ["ex"]],
  ["M Charizard EX", "EX", "MEGA", ["EX", "Mega"]],
  ["Pikachu VMAX", undefined, "VMAX", ["VMAX"]],
  ["Umbreon ★", undefined, undefined, ["Star"]],
  ["Arceus ◇", undefined, undefined, ["Prism Star"]],
  ["Gardevoir ex δ", "ex", undefined, ["ex", "Delta Species"]],
  ["Venusaur", undefined, "Stage2", []],
  ["Vivillon", undefined, undefined, []],
  ["Charizard ex", "EX", "Stage 2", ["ex"]],
])("[CAT-2] the mechanics of %s are told", (name, suffix, stage, expected) => {
  expect(mechanicsOf({ name, suffix, stage, rarity: undefined })).toEqual(expected);
});

describe("[CAT-2] variants", () => {
  const keys = (change: object) => cardOf(change).variants.map(({ key }) => key);

  test.each([
    [[{ type: "holo", size: "standard", foil: "Cosmos" }], ["holo.cosmos"]],
    [[{ type: "holo", size: "jumbo" }], ["holo.jumbo"]],
    [
      [{ type: "normal", subtype: "shadowless", stamp: ["1st-edition"] }],
      ["normal.shadowless.1st-edition"],
    ],
    [[{ type: "hyper-gloss" }], ["hyper-gloss"]],
  ])("%j are %j", (variants_detailed, expected) => {
    expect(keys({ variants_detailed })).toEqual(expected);
  });

  test("without details the flags tell: first editions of the finish that there is", () => {
    expect(keys({ variants: { holo: true, firstEdition: true, wPromo: false } })).toEqual([
      "holo",
      "holo.1st-edition",
    ]);
  });

  test("the same variant told twice is one, with all its product ids", () => {
    const one = { type: "normal", thirdParty: { tcgplayer: 1 } };
    const other = { type: "normal", thirdParty: { tcgplayer: 1, cardmarket: 2 } };
    const { variants, findings } = cardOf({ variants_detailed: [one, other] });
    expect(variants).toMatchObject([
      { key: "normal", productIds: { tcgplayer: "1", cardmarket: "2" } },
    ]);
    expect(findings.map(({ code }) => code)).toContain("duplicate_variant");
  });

  test("two products of one description keep keys of their own, in any order", () => {
    const older = { type: "holo", thirdParty: { cardmarket: 10 } };
    const newer = { type: "holo", thirdParty: { cardmarket: 20 } };
    for (const variants_detailed of [
      [older, newer],
      [newer, older],
    ]) {
      const found = new Map(cardOf({ variants_detailed }).variants.map((one) => [one.key, one]));
      expect(found.get("holo")?.productIds).toEqual({ cardmarket: "10" });
      expect(found.get("holo.product-20")?.productIds).toEqual({ cardmarket: "20" });
    }
  });

  test("a card of which no variant is told can still be collected", () => {
    expect(keys({ variants: {} })).toEqual(["unspecified"]);
    expect(codes({ variants: {} })).toContain("missing_variant");
  });
});

describe("[ING-7] drift", () => {
  test.each([
    [{ illustrator: undefined }, "missing_artist"],
    [{ image: undefined }, "missing_image"],
    [{ sparkle: 1 }, "unknown_field"],
    [{ hp: "lots" }, "unexpected_value"],
    [{ variants_detailed: [{ type: "holo", smell: "rose" }] }, "unknown_field"],
  ])("%j is the finding %s, and the card is kept", (change, code) => {
    expect(codes(change)).toContain(code);
    expect(cardOf(change).name).toBe("Charizard");
  });

  test.each([[null], [[]], ["<html>"], [{}], [cardBody({ name: 7 })], [cardBody({ set: null })]])(
    "%j is no card at all: a permanent failure",
    (whole) => {
      const normalize = () => normalizeTcgdexCard(whole, { language: "en" });
      expect(normalize).toThrow(MessageError);
      expect(normalize).toThrow(expect.objectContaining({ errorClass: "permanent" }));
    },
  );

  test("whatever JSON comes, it is a card that fits our schema or a permanent failure", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(cardBody()), "suffix", "thirdParty", "trainerType"),
          fc.oneof(fc.jsonValue(), fc.constantFrom(...everyObjectHas)),
        ),
        (odd) => {
          try {
            Card.parse(cardOf(odd));
          } catch (error) {
            expect(error).toMatchObject({ errorClass: "permanent" });
          }
        },
      ),
    );
  });
});

describe.each(everyObjectHas)("[ING-7] %s is a word like any other", (word) => {
  const words = ["rarity", "stage", "suffix", "category", "trainerType", "energyType"];
  test.each(words)("as %s", (field) => {
    const card = Card.parse(cardOf({ [field]: word }));
    expect(card.findings).toContainEqual({ code: "unknown_word", detail: `${field}: ${word}` });
  });

  test("as a set, as a shop and as a finish", () => {
    const variants_detailed = [
      { type: word, thirdParty: { cardmarket: 1 } },
      { type: word, thirdParty: { cardmarket: 1, [word]: 2 } },
    ];
    const card = Card.parse(cardOf({ set: { id: word }, variants_detailed }));
    expect(card.variants).toHaveLength(1);
    expect(card.crosswalk).toEqual({ tcgdex: "base1-4" });
  });
});

test("a shop does not take the place of the source's own id", () => {
  const thirdParty = { tcgdex: 7, pokemontcg: 8, cardmarket: 9 };
  expect(cardOf({ thirdParty }).crosswalk).toEqual({
    ...{ tcgdex: "base1-4", cardmarket: "9" },
  });
});

test("[CAT-4] prices and dates of change do not make a card look changed", () => {
  const changed = { pricing: { cardmarket: { avg: 1 } }, updated: "2026-02-02T00:00:00Z" };
  expect(cardOf(changed)).toEqual(cardOf());
});

const real = referenceLines("tcgdex-cards-en.ndjson.gz");
test.skipIf(!real)("a slice of the real catalogue fits, each with distinct variants", () => {
  for (const one of (real ?? []).filter((_body, index) => index % 40 === 0)) {
    const made = Card.parse(normalizeTcgdexCard(one, { language: "en" }));
    expect(new Set(made.variants.map(({ key }) => key)).size).toBe(made.variants.length);
  }
});
