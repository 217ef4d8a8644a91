import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { searchCards } from "#functions/catalog/search/memory-search.ts";
import { parseSearchQuery } from "#functions/catalog/search/query/parse-query.ts";
import { allOf } from "#functions/catalog/search/query/search-tree.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { Language } from "#schemas/values.ts";
import { aCard, aProvenance, aSet } from "#test/support/catalogue/catalog.ts";

const sets = {
  base1: { name: "Base Set", day: "1999-01-09", series: "base", printed: 102 },
  base4: { name: "Base Set 2", day: "2000-02-24", series: "base", printed: 130 },
  ex: { name: "Expedition", day: "2002-09-15", series: "ecard", printed: 165 },
  sv03: { name: "Twin Flames", day: "2024-08-11", series: "sv", printed: 197 },
  sv030: { name: "Far Flames", day: "2024-09-11", series: "sv", printed: 197 },
  sv3: { name: "Obsidian Flames", day: "2023-08-11", series: "sv", printed: 197 },
  swsh10tg: { name: "Trainer Gallery", day: "2022-05-27", series: "swsh", printed: 30 },
  zenith: { name: "Galarian Gallery of Zenith", day: "2023-01-20", series: "swsh", printed: 70 },
  A1: { name: "Genetic Apex", day: "2024-10-30", series: "tcgp", printed: 226 },
} as const;

interface Put {
  readonly set?: keyof typeof sets;
  readonly language?: string;
  readonly artist?: string;
  readonly variant?: string;
}

function entry(name: string, number: string, more: Put = {}) {
  const { set = "base1", language = "en", artist, variant } = more;
  const { day, series, printed, name: title } = sets[set];
  const id = setId("pokemon", Language.parse(language), set.toLowerCase());
  const own = { id: printingId(id, number), setId: id, language: Language.parse(language) };
  const card = aCard({
    ...{ ...own, name, number, attributes: {}, crosswalk: {} },
    ...(artist && { artist }),
    variants: variant ? [{ key: variant, finish: variant }] : [],
  });
  const standing = { status: "current" as const };
  const provenance = [{ ...aProvenance(), sourceId: number, contentHash: "0".repeat(64) }];
  return {
    card: { ...card, ...standing, provenance },
    set: aSet({
      ...{ id, language: own.language, name: title, releasedOn: day },
      series: { id: series, name: series },
      cardCount: { printed, total: printed },
      crosswalk: {},
    }),
  };
}

const cards = [
  entry("Charizard", "4", { artist: "Mitsuhiro Arita", variant: "holo" }),
  entry("Charizard", "4", { set: "base4" }),
  entry("Charizard", "125", { set: "sv3" }),
  entry("Charizard", "35", { set: "A1" }),
  entry("Charizard ex", "223", { set: "sv3" }),
  entry("Blastoise", "2"),
  entry("Blastoise", "2", { set: "base4" }),
  entry("Rayquaza ★", "107", { set: "sv3" }),
  entry("Star Piece", "139", { set: "sv3" }),
  entry("Mr. Mime", "6"),
  entry("Porygon2", "20", { set: "sv3" }),
  entry("Erika", "16", { set: "base4" }),
  entry("Celebi ◇", "19", { set: "sv3" }),
  entry("Celebi", "3", { set: "base4" }),
  entry("Scizor", "SWSH050", { set: "A1" }),
  entry("Obsidian Zubat", "60"),
  entry("Galarian Obstagoon", "10", { set: "swsh10tg" }),
  entry("Hisuian Zorua", "GG04", { set: "zenith" }),
  entry("Poké Ball", "80", { set: "base4" }),
  entry("Zubat", "57", { variant: "pokeball" }),
  entry("Mew ex", "46", { set: "base4" }),
  entry("Mew-EX", "151", { set: "sv3" }),
  entry("Pikachu", "124", { set: "ex" }),
  entry("Pikachu ex", "125", { set: "base4" }),
  entry("First Aid", "70", { set: "base4" }),
  entry("Edna", "71", { set: "base4" }),
  entry("Oddish", "008", { set: "sv03" }),
  entry("Gloom", "008", { set: "sv030" }),
  entry("ピカチュウ", "25", { language: "ja" }),
  entry("Raichu d’Alola", "31", { set: "sv3", language: "fr" }),
  entry("Dracaufeu", "4", { language: "fr" }),
];
const index = new CardIndex(indexContent(pokemon, cards, []), pokemon);

function found(text: string, language = "en"): readonly string[] {
  const inIt = { kind: "text", field: "language", compare: "=", value: language } as const;
  const query = allOf([parseSearchQuery(text, pokemon), inIt]);
  return searchCards(index, { query, sort: "relevance", limit: 20 }).hits.map((id) =>
    id.slice("pokemon:en:".length),
  );
}

describe("[SRCH-2] words are understood as people mean them:", () => {
  test.each([
    ["charizard base set", ["base1-4"], "words of the name and of the set"],
    ["blastoise base set 2", ["base4-2"], "a set's whole name before a number"],
    ["blastoise base 2", ["base4-2"], "a set's name without the word that many sets have"],
    ["4/102", ["base1-4"], "a number with the count of its set"],
    ["charizard 125", ["sv3-125"], "a number"],
    ["arita", ["base1-4"], "an artist"],
    ["charizard holo", ["base1-4"], "a finish"],
    ["charizard 1999", ["base1-4"], "a year"],
    ["gold star", ["sv3-107"], "collectors' words, and not every star"],
    ["rayquaza ☆", ["sv3-107"], "signs in another form"],
    ["mrmime", ["base1-6"], "names written in one"],
    ["porygon 2", ["sv3-20"], "names taken apart"],
    ["charizard psa 10", ["base1-4"], "what says nothing of a card is passed over"],
    ["blastoise xyzzy", ["base1-2"], "and so is a word that nothing is near to"],
    ["what is base charizard 4/102 worth in obsidian", ["base1-4"], "two words of many are enough"],
    ["swsh 050", ["a1-swsh050"], "a number of which the letters were typed as a word"],
    ["charizard obsidianflames", ["sv3-125"], "sets written in one"],
    ["galarian gallery", ["zenith-gg04"], "words side by side in the name of a set"],
    ["pokeball", ["base4-80"], "a name written in one before a finish that is called so"],
    ["erika prism star", ["sv3-19"], "where no card is of a name and of a kind, the kind of names"],
    ["erika first edition", ["base4-16"], "and of other kinds the name"],
    ["gold star blastoise", ["sv3-107"], "also the other way round"],
    ["goldstar", ["sv3-107"], "collectors' words in one"],
    ["Mew-EX", ["sv3-151"], "signs that were typed decide between names of the same words"],
    ["mew-ex base set 2", ["base4-46"], "and nothing else"],
    ["mew ex", ["base4-46"], "a blank stands for any sign"],
    ["pikachi ex", ["base4-125"], "a name with a word mistyped before a name and a set's code"],
    ["charizard first ed hm", ["base1-4"], "a whole name is enough"],
    ["poke ball zubat", ["base1-57"], "a finish that is written in one, taken apart"],
    ["sv3 8", ["sv03-008"], "a set's code without its zeros"],
    ["sv3-8", ["sv03-008"], "and with a number behind it"],
    ["sv0030-8", ["sv030-008"], "or with more of them"],
    ["zubat 1st ed", ["base1-57"], "an abbreviation of what no card is"],
    ["star piece", ["sv3-139"], "and names that hold such words"],
    ['"obsidian flames"', ["sv3-19"], "phrases of the name of a set"],
    ['"set 2" blastoise', ["base4-2"], "phrases of it beside words"],
    ["Charizard (Base Set) - 4/102 - Holo", ["base1-4"], "names of products, with parentheses"],
  ])("%j finds %j first: %s", (text, [first]) => {
    expect(found(text)[0]).toBe(first);
  });

  test("the first printing leads, then the newest, and printed cards come before digital ones", () => {
    expect(found("charizard")).toEqual(["base1-4", "sv3-125", "base4-4", "a1-35", "sv3-223"]);
  });

  test("where no card has all words, those that have the most are found", () => {
    expect(found("blastoise obsidian flames")[0]).toMatch(/^sv3-/);
    expect(found("blastoise zzz yyy")).toEqual(["base1-2", "base4-2"]);
  });

  test.each(["&", "😀", '""', "xyzzy"])("%j finds nothing", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("a code that ends in a number is no beginning of a longer one, unless it is none itself", () => {
    expect(found("sv03-8")).toEqual(["sv03-008"]);
    expect(found("sv0-8").toSorted()).toEqual(["sv03-008", "sv030-008"]);
  });

  test("a word behind an elided article is found", () => {
    expect(found("alola", "fr")).toEqual(["sv3-31"]);
  });

  test("a phrase of a name goes before one of a set", () => {
    expect(found('"obsidian"')[0]).toBe("base1-60");
  });

  test.each(["ぴかちゅう", "ピカちゅう", "ﾋﾟｶﾁｭｳ"])("%s is typed for katakana", (text) => {
    expect(found(text, "ja")).toEqual(["base1-25"]);
  });

  test("another language changes nothing: what it alone has is mistyped here", () => {
    expect(found("dracaufeu", "en")).toEqual([]);
    expect(found("charizard", "fr")).toEqual([]);
  });
});

test("[SRCH-2] whatever matches all words of a search has each in its name or among its facts", () => {
  const said = new Map(cards.map((one) => [String(one.card.id), one]));
  const wordsOf = (text = "") => text.toLowerCase().split(/[ -]/);
  const has = (id: string, word: string) => {
    const { card, set } = said.get(id) ?? {};
    const facts = [set?.id.split(":")[2], set?.series.id, card?.number, ...wordsOf(set?.name)];
    const begins = facts.some((fact) => word.length > 2 && fact?.startsWith(word));
    return (
      begins || facts.includes(word) || wordsOf(card?.name).some((own) => own.startsWith(word))
    );
  };
  const words = ["charizard", "blastoise", "base", "set", "2", "4", "ex", "obsidian"];
  fc.assert(
    fc.property(fc.subarray(words, { minLength: 1 }), (some) => {
      const query = parseSearchQuery(some.join(" "), pokemon);
      const { hits } = searchCards(index, { query, sort: "relevance", limit: 100 });
      const all = [...said.keys()].filter((id) => some.every((word) => has(id, word)));
      // Where some cards have all of them, just those are found.
      if (all.length > 2) expect([...hits].sort()).toEqual(all.sort());
    }),
  );
});
