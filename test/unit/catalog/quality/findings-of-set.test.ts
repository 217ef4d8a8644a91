import { expect, test } from "vitest";
import { findingsOfSet } from "#functions/catalog/quality/findings-of-set.ts";
import type { CatalogCard } from "#functions/catalog/reading/find-cards.ts";
import type { WholeSet } from "#functions/catalog/reading/whole-set.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { printingId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import type { ListsItem, SourceMark } from "#schemas/storage/catalog-items.ts";
import { aCard, aProvenance, aSet, pictureAt } from "#test/support/catalogue/catalog.ts";

const contentHash = "0".repeat(64);
const mark = (source: string, groups?: string[]): SourceMark => ({
  ...aProvenance({ source, bronzeKey: `bronze/source=${source}/pack.ndjson.gz` }),
  ...{ sourceId: `${source}-4`, contentHash },
  ...(groups && { groups }),
});
const picture = pictureAt("https://pictures/4");

const card = (change: Partial<Card> = {}, more: Partial<CatalogCard> = {}): CatalogCard => ({
  ...{ ...aCard({ ...picture, ...change }), status: "current", provenance: [mark("tcgdex")] },
  ...more,
});
const set = (cards: readonly CatalogCard[], change: Partial<WholeSet> = {}): WholeSet => ({
  item: { value: aSet(), sources: [mark("tcgdex")], contentHash },
  ...{ listed: undefined, members: undefined, cards, sold: [] },
  ...change,
});
const found = (whole: WholeSet) => findingsOfSet(whole, pokemon);
const kinds = (whole: WholeSet) => found(whole).map(({ kind, id }) => [kind, id]);
const lists = (ids: readonly string[], more: object = {}): ListsItem => ({
  ...{ pk: "", sk: "", contentHash },
  lists: { tcgdex: { ids: [...ids], provenance: aProvenance(), ...more } },
});

test("[CAT-3] a contradiction tells both values, and where each of them stands", () => {
  const said = [
    { source: "tcgdex", value: "120" },
    { source: "pokemontcg", value: "110" },
  ];
  const finding = { code: "contradiction", detail: "hp: 120, 110", field: "hp", said };
  const provenance = [mark("tcgdex", ["facts"]), mark("pokemontcg", [])];
  expect(found(set([card({ findings: [finding] }, { provenance })]))).toEqual([
    {
      ...{ kind: "contradiction", field: "hp", detail: "hp: 120, 110", subject: "card" },
      ...{ game: "pokemon", language: "en", setId: aSet().id, id: aCard().id, name: "Charizard" },
      said: ["tcgdex", "pokemontcg"].map((source, at) => ({
        ...{ source, value: ["120", "110"][at], sourceId: `${source}-4`, bronzeLine: 1 },
        bronzeKey: `bronze/source=${source}/pack.ndjson.gz`,
        observedAt: "2026-02-01T06:00:00.000Z",
      })),
    },
  ]);
});

test("a finding of one source is about that one alone, and says which field it is about", () => {
  const detail = "variants[1].type: expected a text";
  const finding = { code: "unexpected_value", detail, source: "pokemontcg" };
  const provenance = [mark("tcgdex", []), mark("pokemontcg", [])];
  const [told] = found(set([card({ findings: [finding] }, { provenance })]));
  expect(told).toMatchObject({ kind: "unexpected_value", field: "variants.type" });
  expect(told?.said.map(({ source }) => source)).toEqual(["pokemontcg"]);
});

test("an id that was taken back names those who gave it", () => {
  const finding = { code: "crosswalk_conflict", detail: "…", about: "tcgplayer:7" };
  const provenance = [mark("tcgdex", ["variants"]), mark("pokemontcg", ["facts"])];
  const [told] = found(set([card({ findings: [finding] }, { provenance })]));
  expect(told?.said).toMatchObject([{ source: "tcgdex", value: "tcgplayer:7" }]);
});

test("a source's word that is no part of the card has no line, and is told", () => {
  const said = [
    { source: "tcgdex", sourceId: "tcgdex-4", value: "Charizard" },
    { source: "pokemontcg", sourceId: "base1-4", value: "Clefairy" },
  ];
  const finding = { code: "crosswalk_conflict", detail: "…", field: "name", said };
  const [told] = found(set([card({ findings: [finding] })]));
  expect(told?.said).toMatchObject([{ ...said[0], bronzeLine: 1 }, said[1] ?? {}]);
});

test("cards that a list names and nobody tells of are found, with the list", () => {
  const members = lists([aCard().id, printingId(aSet().id, "5")]);
  const [told, ...others] = found(set([card()], { members }));
  expect(others).toEqual([]);
  expect(told).toMatchObject({ kind: "untold_card", subject: "card", id: "pokemon:en:base1-5" });
  expect(told?.said).toMatchObject([{ source: "tcgdex", bronzeLine: 1 }]);
});

test("a list that nobody believes yet is found, with how long both of them are", () => {
  const doubted = { ids: [], provenance: aProvenance({ bronzeLine: 9 }) };
  const [told] = found(set([card()], { members: lists([aCard().id], { doubted }) }));
  expect(told).toMatchObject({ kind: "list_shrank", subject: "set", id: aSet().id });
  expect(told?.said.map(({ value, bronzeLine }) => [value, bronzeLine])).toEqual([
    ["1 cards", 1],
    ["0 cards", 9],
  ]);
});

test("cards and sets that no source lists any more are found as that, and as nothing else", () => {
  const gone = card({ images: [], number: "5" }, { status: "removed" });
  expect(kinds(set([card(), gone]))).toEqual([["unlisted_card", gone.id]]);
  const listed = lists(["pokemon:en:base2"]);
  expect(kinds(set([card({ images: [] })], { listed }))).toEqual([["unlisted_set", aSet().id]]);
});

test("a set without cards, and a card without a picture, are found", () => {
  expect(kinds(set([]))).toEqual([["empty_set", aSet().id]]);
  expect(kinds(set([card({ images: [] })]))).toEqual([["missing_image", aCard().id]]);
  const said = [{ code: "missing_image", detail: "the source has none" }];
  expect(kinds(set([card({ images: [], findings: said })]))).toHaveLength(1);
});

test("a card of one source is found where another one tells of others of its set", () => {
  const [lonely, shared] = [card({ number: "5" }), card()];
  const both = { ...shared, provenance: [mark("tcgdex", []), mark("pokemontcg", [])] };
  expect(kinds(set([both, lonely]))).toEqual([["single_source", lonely.id]]);
  expect(kinds(set([shared, lonely]))).toEqual([]);
});

test("two cards of one name, and of one number but for leading zeros, are found as doubles", () => {
  const [one, two] = [card(), card({ number: "004" })];
  const other = card({ number: "04", name: "Clefairy" });
  expect(kinds(set([one, two, other]))).toEqual([
    ["doubled_printing", one.id],
    ["doubled_printing", two.id],
  ]);
});
