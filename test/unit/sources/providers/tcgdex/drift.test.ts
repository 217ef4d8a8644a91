import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Card } from "#schemas/catalog/card.ts";
import { Language } from "#schemas/values.ts";
import {
  cardBody,
  cardOf,
  factsOf,
  findingsOf,
  normalizeTcgdexCard,
} from "#test/support/catalogue/tcgdex-card.ts";

describe("[ING-7] a field of another type is a finding, and is never turned into one that fits", () => {
  test.each([
    [{ hp: true }, "hp"],
    [{ hp: "120" }, "hp"],
    [{ hp: 10.5 }, "hp"],
    [{ hp: [120] }, "hp"],
    [{ retreat: [] }, "retreat"],
    [{ retreat: false }, "retreat"],
    [{ stage: 2 }, "stage"],
    [{ types: "Fire" }, "types"],
    [{ dexId: 6 }, "dexIds"],
    [{ dexId: [384.1] }, "dexIds"],
    [{ legal: "yes" }, "legal"],
    [{ rarity: ["Rare"] }, "rarity"],
    [{ illustrator: {} }, "artist"],
  ])("%j says nothing of the %s", (change, field) => {
    expect(factsOf(cardOf(change))).not.toHaveProperty(field);
    const [name] = Object.keys(change);
    expect(findingsOf(change)).toContainEqual(expect.stringMatching(`^unexpected_value: ${name}`));
  });

  test.each([
    [{ dexId: [0, 25] }, { dexIds: [25] }, "dexId[0]"],
    [{ dexId: [25, 384.1, "7"] }, { dexIds: [25] }, "dexId[2]"],
    [{ types: ["Fire", 7] }, { types: ["Fire"] }, "types[1]"],
  ])("of %j the good ones stay: %j", (change, facts, place) => {
    expect(factsOf(cardOf(change))).toMatchObject(facts);
    const detail = `unexpected_value: ${place}: `;
    expect(findingsOf(change).some((finding) => finding.startsWith(detail))).toBe(true);
  });
});

describe("[ING-7] a field that nearly all cards have is missed", () => {
  test.each("attacks dexId hp legal rarity retreat stage types variants".split(" "))(
    "without %s a Pokémon is a card with a finding",
    (field) => {
      expect(findingsOf({ [field]: undefined })).toContain(`missing_field: ${field}`);
      expect(findingsOf({ [field]: null })).toContain(`missing_field: ${field}`);
    },
  );

  test("a whole body has no finding, and a trainer needs no hit points", () => {
    expect(findingsOf({})).toEqual([]);
    const trainer = { category: "Trainer", hp: undefined, stage: undefined, types: undefined };
    const more = { dexId: undefined, retreat: undefined, attacks: undefined };
    expect(findingsOf({ ...trainer, ...more })).toEqual([]);
  });
});

describe("[ING-7] what can be made a card is one", () => {
  test.each([
    [{ localId: undefined }, { number: "4" }, "missing_field: localId"],
    [{ localId: 4 }, { number: "4" }, "unexpected_value: localId"],
    [{ category: undefined }, { category: "pokemon" }, "missing_field: category"],
    [{ category: 7, hp: undefined, trainerType: "Item" }, { category: "trainer" }, "unexpected_v"],
  ])("%j is %j", (change, facts, finding) => {
    expect(cardOf(change)).toMatchObject(facts);
    expect(findingsOf(change).join()).toContain(finding);
  });

  test.each([
    [{ id: "" }, "id"],
    [{ id: 4 }, "id"],
    [{ name: " " }, "name"],
    [{ set: undefined }, "it names no set"],
    [{ set: 7 }, "it names no set"],
  ])("%j is none: a permanent failure", (change, why) => {
    const permanent = expect.objectContaining({ errorClass: "permanent" });
    expect(() => cardOf(change)).toThrow(permanent);
    expect(() => cardOf(change)).toThrow(why);
  });
});

const anyField = fc.constantFrom(
  ...Object.keys(cardBody()),
  ..."localId suffix trainerType energyType evolveFrom regulationMark thirdParty".split(" "),
  ...["variants_detailed", "sparkle", "__proto__", "constructor"],
);
const anyLanguage = fc
  .constantFrom("en", "de", "fr", "ja", "pt-br")
  .map((code) => Language.parse(code));
const oddVariant = fc.dictionary(
  fc.constantFrom("type", "size", "foil", "stamp", "subtype", "thirdParty"),
  fc.oneof(fc.jsonValue(), fc.string({ unit: "grapheme" }), fc.dictionary(fc.string(), fc.nat())),
);
const oddFields = fc.dictionary(anyField, fc.oneof(fc.jsonValue(), fc.array(oddVariant)));

describe("[ING-7] whatever JSON comes", () => {
  test("it is a card that fits our schema, or a permanent failure", () => {
    fc.assert(
      fc.property(oddFields, anyLanguage, (odd, language) => {
        try {
          Card.parse(normalizeTcgdexCard(cardBody(odd), { language }));
        } catch (error) {
          expect(error).toMatchObject({ errorClass: "permanent" });
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a body that is no object is a permanent failure", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
        fc.pre(!isObject);
        expect(() => normalizeTcgdexCard(value, { language: Language.parse("en") })).toThrow(
          expect.objectContaining({ errorClass: "permanent" }),
        );
      }),
    );
  });

  test("one bad variant among good ones takes none of them away", () => {
    const good = [{ type: "holo" }, { type: "normal", foil: "cosmos" }];
    fc.assert(
      fc.property(fc.array(fc.oneof(oddVariant, fc.jsonValue()), { maxLength: 4 }), (odd) => {
        const keys = cardOf({ variants_detailed: [...good, ...odd] }).variants.map(
          ({ key }) => key,
        );
        expect(keys).toEqual(expect.arrayContaining(["holo", "normal.cosmos"]));
      }),
    );
  });

  test("the order of fields and the code points of letters make no other card", () => {
    const name = fc.constantFrom("Pok\u00e9mon", "Poke\u0301mon", "Farfetch'd", "ポケモン");
    const order = fc.shuffledSubarray(Object.keys(cardBody()), { minLength: 16 });
    fc.assert(
      fc.property(name, order, (text, fields) => {
        const body = cardBody({ name: text, rarity: "Rare" });
        const entries = fields.map((field) => [field, Object(body)[field]]);
        const shuffled = { ...body, ...Object.fromEntries(entries), name: text.normalize("NFD") };
        const reordered = Object.fromEntries(Object.entries(shuffled).reverse());
        const language = Language.parse("en");
        expect(normalizeTcgdexCard(reordered, { language })).toEqual(
          normalizeTcgdexCard(body, { language }),
        );
      }),
    );
  });
});
