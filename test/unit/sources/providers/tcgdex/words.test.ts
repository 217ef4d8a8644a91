import { describe, expect, test } from "vitest";
import type { WordKind } from "#functions/sources/providers/tcgdex/word-kind.ts";
import { canonicalWord } from "#functions/sources/providers/tcgdex/words.ts";
import { Language } from "#schemas/values.ts";
import { cardOf, factsOf, findingsOf, keysOf } from "#test/support/catalogue/tcgdex-card.ts";
import { referencePlainJson } from "#test/support/running/reference-data.ts";

const language = (code: string) => Language.parse(code);
const word = (code: string, kind: WordKind, text: string, setId?: string) =>
  canonicalWord(kind, text, { language: language(code), ...(setId && { setId }) }).word;

describe("[CAT-2] words of every language are the source's English ones", () => {
  test.each<[string, WordKind, string, string]>([
    ["de", "stage", "Rang 1", "Stage1"],
    ["de", "variantSubtype", "unbegrenzt", "unlimited"],
    ["de", "variantSize", "Standard", "standard"],
    ["de", "variantStamp", "jeremy scharff kim", "jeremy-scharff-kim"],
    ["de", "category", "Pokémon", "Pokemon"],
    ["de", "category", "Poke\u0301mon", "Pokemon"],
    ["de", "types", "FEUER", "Fire"],
    ["de", "energyType", "Basis", "Normal"],
    ["de", "rarity", "Keine", "None"],
    ["de", "rarity", "Common", "Common"],
    ["fr", "category", "Dresseur", "Trainer"],
    ["fr", "suffix", "ESCOUADE", "TAG TEAM-GX"],
    ["es", "variantType", "reversa", "reverse"],
    ["es-mx", "variantType", "Básico", "normal"],
    ["it", "variantType", "Olografica", "holo"],
    ["pt-br", "variantSize", "Padrão", "standard"],
    ["de", "suffix", "EX", "EX"],
    ["de", "suffix", "ex", "ex"],
    ["en", "variantFoil", "Cracked Ice", "cracked-ice"],
    ["ja", "variantFoil", "マスターボール", "masterball"],
    ["ja", "category", "ポケモン", "Pokemon"],
  ])("in %s, the %s %s is %s", (code, kind, text, expected) => {
    expect(word(code, kind, text)).toBe(expected);
  });

  test("a word that stands for two rarities is told apart by its set", () => {
    expect(word("pt", "rarity", "Rara Holo", "dp1")).toBe("Rare Holo");
    for (const set of ["swsh1", "dp8", "xdp1", "dp10"])
      expect(word("pt", "rarity", "Rara Holo", set)).toBe("Holo Rare");
    expect(word("pt", "rarity", "Rara Holo")).toBe("Holo Rare");
    expect(word("pt", "variantFoil", "Rara Holo", "dp1")).toBe("Rara Holo");
    expect(word("pt", "rarity", "Comum", "dp1")).toBe("Common");
  });

  test("a word that no list has stays, and is a finding once a card", () => {
    const change = { types: ["Moiré", "Moiré"] };
    expect(factsOf(cardOf(change, language("de")))).toMatchObject({ types: ["Moiré", "Moiré"] });
    expect(findingsOf(change, language("de"))).toEqual(["unknown_word: types: Moiré"]);
  });

  test("a word that every object has is a word like others", () => {
    expect(word("en", "rarity", "constructor")).toBe("constructor");
    expect(word("de", "stage", "__proto__")).toBe("__proto__");
  });
});

test("[CAT-2] a French card is the English one but for its name", () => {
  const english = cardOf({
    ...{ rarity: "Double rare", suffix: "EX", stage: "Stage1" },
    variants_detailed: [
      { type: "reverse", size: "standard", foil: "cosmos", stamp: ["1st-edition", "staff"] },
      { type: "holo", size: "jumbo", subtype: "unlimited" },
    ],
  });
  const { rarity, stage, suffix } = { rarity: "Double rare", stage: "Niveau 1", suffix: "EX" };
  const french = cardOf(
    {
      ...{ category: "Pokémon", name: "Dracaufeu", types: ["Feu"], rarity, stage, suffix },
      variants_detailed: [
        { type: "Reverse", size: "Standard", foil: "Cosmos", stamp: ["1st-edition", "Staff"] },
        { type: "Holo", size: "Jumbo", subtype: "unlimited" },
      ],
    },
    language("fr"),
  );
  const facts = (card: typeof english) => {
    const { id: _id, name: _name, language: _, setId: _set, crosswalk: _ids, ...rest } = card;
    return { ...rest, variants: rest.variants.map(({ aliases: _aliases, ...one }) => one) };
  };
  expect(facts(french)).toEqual(facts(english));
  expect(keysOf({}, language("fr"))).toEqual(["holo"]);
});

const kinds = (
  "abilityType category rarity stage suffix trainerType energyType types " +
  "variantType variantSize variantFoil variantStamp variantSubtype"
).split(" ") as WordKind[];
/** Words that the source itself translates twice the same way; the rarer one cannot be told. */
const twofold = new Set(["rarity Three Shiny", "rarity Rare Holo"]);

type Translations = Record<string, Record<string, Record<string, string>>>;
const published = referencePlainJson("tcgdex-translations.json") as Translations | undefined;
test.skipIf(!published)("every published translation leads back to its English word", () => {
  const wrong = Object.entries(published ?? {}).flatMap(([code, words]) =>
    kinds.flatMap((kind) =>
      Object.entries(words[kind] ?? {}).flatMap(([english, translation]) => {
        const isRight = word(code, kind, translation) === english;
        const isTwofold = twofold.has(`${kind} ${english}`);
        return isRight || isTwofold ? [] : [`${code} ${kind} ${translation} of ${english}`];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});
