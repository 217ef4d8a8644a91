import { beforeAll, describe, expect, test } from "vitest";
import { tcgdexCard } from "#functions/sources/providers/tcgdex/normalize-card.ts";
import { usualFields } from "#functions/sources/providers/tcgdex/usual-fields.ts";
import { Card } from "#schemas/catalog/card.ts";
import { Language } from "#schemas/values.ts";
import { factsOf } from "#test/support/catalogue/tcgdex-card.ts";
import { referenceLines } from "#test/support/running/reference-data.ts";

/** Whole catalogues as the source compiled them; where none are laid out, these tests are skipped. */
const bodies = {
  en: referenceLines("tcgdex-cards-en.ndjson.gz"),
  de: referenceLines("tcgdex-cards-de.ndjson.gz"),
  ja: referenceLines("tcgdex-cards-ja-sample.ndjson.gz"),
};
const isThere = bodies.en && bodies.de && bodies.ja;
if (!isThere) console.info("No reference data: the tests over whole catalogues are skipped.");

type Code = keyof typeof bodies;
const cards = new Map<Code, Map<string, Card>>();
const of = (code: Code) => [...(cards.get(code)?.values() ?? [])];
const count = (list: readonly Card[], fits: (card: Card) => boolean) => list.filter(fits).length;
const share = (list: readonly Card[], fits: (card: Card) => boolean) =>
  count(list, fits) / list.length;
const mechanics = (card: Card) => String(factsOf(card)["mechanics"] ?? "").split(",");
const detailsOf = (list: readonly Card[], code: string) =>
  new Set(list.flatMap(({ findings }) => findings.filter((one) => one.code === code)));

describe.skipIf(!isThere)("[CAT-2] whole catalogues", () => {
  beforeAll(() => {
    for (const code of ["en", "de", "ja"] as const) {
      const language = Language.parse(code);
      const made = (bodies[code] ?? []).map((body) => tcgdexCard(body, { language }));
      cards.set(code, new Map(made.map(({ sourceId, card }) => [sourceId, card])));
    }
  }, 180_000);

  test("every body is a card that fits, with the number that its id says", () => {
    for (const code of ["en", "de", "ja"] as const) {
      expect(of(code)).toHaveLength(bodies[code]?.length ?? 0);
      for (const card of of(code).filter((_card, index) => index % 20 === 0)) Card.parse(card);
    }
  });

  /** Of a German card and the English one of the same id, what must be the same. */
  const shared: Readonly<Record<string, (card: Card) => unknown>> = {
    "variant keys": ({ variants }) => variants.map(({ key }) => key).sort(),
    category: ({ category }) => category,
    rarity: ({ rarity }) => rarity,
    ...Object.fromEntries(
      [
        ...["stage", "types", "mechanics", "trainerType", "energyType"],
        ...["hp", "retreat", "regulationMark", "legal", "dexIds"],
      ].map((field) => [field, (card: Card) => factsOf(card)[field]]),
    ),
  };

  test.each(Object.entries(shared))("German cards have the %s of the English ones", (_, fact) => {
    const different = [...(cards.get("de") ?? [])].flatMap(([id, german]) => {
      const english = cards.get("en")?.get(id);
      const isSame = english && JSON.stringify(fact(english)) === JSON.stringify(fact(german));
      return isSame ? [] : [id];
    });
    expect(different).toEqual([]);
  });

  test("no word of any field is unknown, and no field is of another type", () => {
    for (const code of ["en", "de", "ja"] as const) {
      expect([...detailsOf(of(code), "unknown_word")]).toEqual([]);
      expect([...detailsOf(of(code), "unexpected_value")]).toEqual([]);
      expect([...detailsOf(of(code), "unknown_field")]).toEqual([]);
    }
  });

  test("names stay in the card's own language", () => {
    const charizard = cards.get("de")?.get("base1-4");
    expect(charizard).toMatchObject({ name: "Glurak", category: "pokemon" });
    const isEnglish = ({ crosswalk, name }: Card) =>
      cards.get("en")?.get(crosswalk["tcgdex"] ?? "")?.name === name;
    expect(share(of("de"), isEnglish)).toBeLessThan(0.35);
  });

  test("every card can be owned: promos without a told variant too", () => {
    for (const code of ["en", "de", "ja"] as const) {
      expect(count(of(code), ({ variants }) => variants[0]?.key === "unspecified")).toBe(0);
    }
    expect(detailsOf(of("en"), "assumed_variant").size).toBe(41);
  });

  test("Japanese mechanics are read from names without blanks", () => {
    const ja = of("ja");
    const named = (ending: RegExp) => ja.filter(({ name }) => ending.test(name));
    for (const [ending, mechanic] of [
      [/[^a-z]ex$/, "ex"],
      [/V$/, "V"],
      [/VMAX$/, "VMAX"],
      [/VSTAR$/, "VSTAR"],
      [/^メガ.*ex$/, "Mega"],
      [/^かがやく/, "Radiant"],
    ] as const) {
      expect(named(ending).length, mechanic).toBeGreaterThan(5);
      expect(share(named(ending), (card) => mechanics(card).includes(mechanic))).toBe(1);
    }
    expect(count(ja, (card) => mechanics(card).includes("EX"))).toBe(0);
    expect(named(/VSTAR$/).map((card) => factsOf(card)["stage"])).not.toContain("VMAX");
  });

  test("what is called usual is usual: a missing field is missing from one card in twenty at most", () => {
    for (const code of ["en", "de", "ja"] as const) {
      for (const [category, fields] of Object.entries(usualFields)) {
        const own = of(code).filter((card) => card.category === category);
        for (const field of fields) {
          const isMissing = ({ findings }: Card) =>
            findings.some((one) => one.code === "missing_field" && one.detail === field);
          expect(share(own, isMissing), `${code} ${category} ${field}`).toBeLessThanOrEqual(0.05);
        }
      }
    }
  });

  test("no variant is lost, and each has a key of its own", () => {
    for (const code of ["en", "de", "ja"] as const) {
      for (const { variants } of of(code)) {
        expect(new Set(variants.map(({ key }) => key)).size).toBe(variants.length);
      }
    }
    const told = (bodies.de ?? []).map((body) => Object(body).variants_detailed?.length ?? 1);
    const total = told.reduce((sum, one) => sum + one, 0);
    const kept = of("de").reduce((sum, { variants }) => sum + variants.length, 0);
    expect(kept).toBeGreaterThan(total - 20);
  });
});
