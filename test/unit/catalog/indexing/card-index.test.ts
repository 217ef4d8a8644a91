import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { idTable } from "#functions/catalog/identifying/id-table.ts";
import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { CardsById } from "#functions/catalog/indexing/cards-by-id.ts";
import { indexContent } from "#functions/catalog/indexing/index-content.ts";
import { encodeIndex, type IndexFile } from "#functions/catalog/indexing/index-file.ts";
import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import type { SearchTree } from "#functions/catalog/search/query/search-tree.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { PrintingId } from "#schemas/values.ts";
import { aCard, aSet } from "#test/support/catalogue/catalog.ts";

const [base, german] = [setId("pokemon", "en", "base1"), setId("pokemon", "de", "base1")];
const jungle = setId("pokemon", "en", "jungle");
const entry = (
  [set, number]: [typeof base, string],
  change: Partial<CatalogCard> = {},
  ofSet: Partial<ReturnType<typeof aSet>> = {},
) => {
  const language = set === german ? "de" : "en";
  const id = printingId(set, number);
  const own = { ...aCard({ setId: set, number, language: language as never }), id, ...change };
  return {
    card: { status: "current" as const, provenance: [], ...own } as CatalogCard,
    set: aSet({ id: set, language: language as never, releasedOn: "1999-01-09", ...ofSet }),
  };
};
const { releasedOn: _none, ...undated } = aSet({ id: jungle, abbreviation: "JU", name: "Jungle" });
const entries = [
  entry([base, "2"], { name: "Blastoise", attributes: { hp: 100, dexIds: [9] }, rarity: "Rare" }),
  entry([base, "4"], { name: "Charizard", attributes: { hp: 120, dexIds: [6] } }),
  entry([base, "006"], { name: "Dark Charizard", attributes: { hp: 80 }, artist: "A. Person" }),
  entry([german, "4"], { name: "Glurak", attributes: {} }, { releasedOn: "1999-06-01" }),
  { ...entry([jungle, "1"], { name: "Éevee", attributes: { hp: 50 } }), set: undated as never },
  entry([base, "9"], { name: "Gone", status: "removed" }),
];
/** Made for each test: what is made while the file loads is asked about no change. */
let file: IndexFile;
let index: CardIndex;
beforeEach(() => {
  file = indexContent(pokemon, entries, []);
  index = new CardIndex(file, pokemon);
});
const found = (tree: SearchTree, scores?: Float64Array, of = index) =>
  file.ids.filter((_id, at) => of.matches(tree, scores)[at] === 1).map((id) => id.slice(8));
const all = ["de:base1-4", "en:base1-2", "en:base1-4", "en:base1-006", "en:jungle-1"];
const text = (field: string, compare: "has" | "=" | "!=", value: string): SearchTree => ({
  ...{ kind: "text", field, compare, value },
});

describe("an index answers", () => {
  test("everything, what all parts match, what any does, and what one does not", () => {
    const [charizard, rare] = [text("name", "has", "charizard"), text("rarity", "=", "rare")];
    expect(found({ kind: "all" })).toEqual(all);
    expect(found({ kind: "or", parts: [charizard, text("name", "=", "glurak")] })).toEqual([
      ...["de:base1-4", "en:base1-4", "en:base1-006"],
    ]);
    const dark = text("name", "has", "dark");
    expect(found({ kind: "and", parts: [charizard, dark] })).toEqual(["en:base1-006"]);
    expect(found({ kind: "not", part: charizard })).toEqual([
      ...["de:base1-4", "en:base1-2", "en:jungle-1"],
    ]);
    expect(found({ kind: "and", parts: [rare, { kind: "not", part: rare }] })).toEqual([]);
  });

  test.each<[SearchTree & { kind: "number" }, string[]]>([
    [{ kind: "number", field: "hp", compare: ">", value: 80 }, ["en:base1-2", "en:base1-4"]],
    [{ kind: "number", field: "hp", compare: "=", value: 50 }, ["en:jungle-1"]],
    [{ kind: "number", field: "unheard", compare: "=", value: 50 }, []],
    [
      { kind: "number", field: "year", compare: "<=", value: 1999 },
      ["de:base1-4", "en:base1-2", "en:base1-4", "en:base1-006"],
    ],
  ])("which cards have a number so: %j", (tree, expected) => {
    expect(found(tree)).toEqual(expected);
  });

  test.each<[compare: "=" | "!=" | "<" | ">", value: string, string[]]>([
    ["=", "1999-01", ["en:base1-2", "en:base1-4", "en:base1-006"]],
    [">", "1999-01-09", ["de:base1-4"]],
    ["<", "2000", ["de:base1-4", "en:base1-2", "en:base1-4", "en:base1-006"]],
    // A set without a day is on no side of any.
    ["!=", "1998", ["de:base1-4", "en:base1-2", "en:base1-4", "en:base1-006"]],
  ])("which cards were released %s %s", (compare, value, expected) => {
    expect(found({ kind: "date", field: "released", compare, value })).toEqual(expected);
  });

  test("no day of a field that it does not have", () => {
    expect(found({ kind: "date", field: "born", compare: "!=", value: "1999" })).toEqual([]);
  });

  test("which names are, are not, or hold what is wanted, whatever their letters", () => {
    expect(found(text("name", "=", "EEVEE"))).toEqual(["en:jungle-1"]);
    expect(found(text("name", "=", "charizard"))).toEqual(["en:base1-4"]);
    expect(found(text("name", "!=", "charizard"))).toHaveLength(4);
    expect(found({ kind: "bare", text: "char" })).toEqual(["en:base1-4", "en:base1-006"]);
    expect(found({ kind: "phrase", text: "dark charizard" })).toEqual(["en:base1-006"]);
  });

  test("which cards have a text, and of one that it does not know none, or all that are other", () => {
    expect(found(text("artist", "has", "person"))).toContain("en:base1-006");
    expect(found(text("unheard", "=", "x"))).toEqual([]);
    expect(found(text("unheard", "has", "x"))).toEqual([]);
    expect(found(text("unheard", "!=", "x"))).toEqual(all);
  });

  test("to sets by their ids, names and codes, and to numbers with and without their zeros", () => {
    for (const name of ["pokemon:en:jungle", "jungle", "JU"]) {
      expect(found(text("set", "=", name))).toEqual(["en:jungle-1"]);
    }
    expect(found(text("series", "=", aSet().series.id))).toEqual(all);
    for (const number of ["006", "6"]) {
      expect(found(text("number", "=", number))).toEqual(["en:base1-006"]);
    }
    expect(found(text("language", "=", "de"))).toEqual(["de:base1-4"]);
    expect(found(text("language", "has", "d"))).toEqual([]);
  });

  test("names with scores, which add up and are not given below a not", () => {
    const scores = new Float64Array(file.name.values.length);
    const word: SearchTree = { kind: "bare", text: "charizard" };
    found(word, scores);
    const once = scores.reduce((sum, one) => sum + one, 0);
    expect(once).toBeGreaterThan(0);
    index.matches(word, scores);
    expect(scores.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(once);
    const none = new Float64Array(file.name.values.length);
    index.matches({ kind: "not", part: word }, none);
    expect(none.every((one) => one === 0)).toBe(true);
  });

  test("ids, and what else is meant where nothing is called so", () => {
    const named = new CardIndex(file, pokemon, idTable("pokemon", ["tcgdex:x\ten:base1-4"]));
    const id = (called: string): SearchTree => ({
      ...{ kind: "id", text: called, otherwise: { kind: "bare", text: "glurak" } },
    });
    expect(found(id("tcgdex:x"), undefined, named)).toEqual(["en:base1-4"]);
    expect(found(id("tcgdex:y"), undefined, named)).toEqual(["de:base1-4"]);
    expect(found(id("tcgdex:x"))).toEqual(["de:base1-4"]);
  });
});

describe("cards of an index, by their ids", () => {
  const byId = (more: Partial<IndexFile> = {}) =>
    new CardsById({ ...file, ...more }, pokemon, undefined);
  const id = (set: typeof base, number: string) => printingId(set, number);
  const names = (cards: readonly CatalogCard[]) => cards.map(({ name }) => name);

  test("are found, removed ones too, and what is not here is left out", () => {
    const wanted = [id(base, "4"), id(base, "9"), id(base, "5"), id(jungle, "1")];
    expect(names(byId().of(wanted)).sort()).toEqual(["Charizard", "Gone", "Éevee"]);
    const { removed: _before, ...before } = file;
    expect(names(new CardsById(before, pokemon, undefined).of(wanted))).not.toContain("Gone");
    expect(names(byId().at([2, 0]))).toEqual(["Charizard", "Glurak"]);
  });

  test("make up sets with what was removed, unless an index of before does not know that", () => {
    const page = byId().ofSet(base, { limit: 10 });
    expect(page && names(page.cards)).toEqual(["Blastoise", "Charizard", "Dark Charizard", "Gone"]);
    expect(byId().ofSet(setId("pokemon", "en", "none"), { limit: 10 })).toBeUndefined();
    const { removed: _none, ...before } = file;
    const old = new CardsById(before, pokemon, undefined);
    expect(old.ofSet(base, { limit: 10 })).toBeUndefined();
  });

  test("have a place, or one between two, and what is no id has none", () => {
    expect(byId().placeOf(id(base, "4"))).toBe(2);
    expect(byId().placeOf(id(base, "3"))).toBe(1.5);
    expect(byId().placeOf("no id")).toBeUndefined();
    expect(byId().placesCalled("base1-4")).toEqual([]);
  });

  test("are known in other languages by set and number", () => {
    expect(byId().otherLanguages(id(base, "4"))).toEqual([id(german, "4")]);
    expect(byId().otherLanguages(id(german, "4"))).toEqual([id(base, "4")]);
    expect(byId().otherLanguages(id(base, "2"))).toEqual([]);
    const { language: _none, ...texts } = file.texts;
    expect(byId({ texts }).otherLanguages(id(base, "4"))).toEqual([]);
  });

  test("share ids that others of their language claim", () => {
    const claimants: PrintingId[] = [id(base, "4"), id(jungle, "1")];
    const sharedIds = { en: { "cardmarket:7": claimants, "cardmarket:8": [id(base, "2")] } };
    const cards = byId({ sharedIds: sharedIds as never });
    expect(cards.sharedIds(id(base, "4"))).toEqual(new Map([["cardmarket:7", claimants]]));
    expect(cards.sharedIds(id(german, "4"))).toEqual(new Map());
    expect(byId().sharedIds(id(base, "4"))).toEqual(new Map());
  });
});

test("a large index is packed in parts of a megabyte, a small one in one", () => {
  const wide = { ...file, texts: { wide: { values: [{ words: ["x".repeat(1500)] }], codes: [] } } };
  const manyWords = Array.from({ length: 3_000 }, (_none, at) => ({
    words: [`${at}`.repeat(300)],
  }));
  const large = { ...file, texts: { wide: { values: manyWords, codes: [] } } };
  for (const one of [wide, large]) {
    const { content } = encodeIndex(one);
    expect(gunzipSync(content).toString()).toBe(JSON.stringify(one));
  }
  const members = ({ content }: { content: Uint8Array }) =>
    Buffer.from(content).toString("latin1").split("\u001f\u008b\u0008").length - 1;
  expect(members(encodeIndex(wide))).toBe(1);
  const megabytes = JSON.stringify(large).length / 1_000_000;
  expect(members(encodeIndex(large))).toBeGreaterThan(1);
  expect(members(encodeIndex(large))).toBeLessThanOrEqual(Math.ceil(megabytes) + 1);
});
