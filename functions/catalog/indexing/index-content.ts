import type { Card } from "#schemas/catalog/card.ts";
import { numberPartOf } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { Generation } from "#schemas/catalog/species.ts";
import { numberSortKey } from "#schemas/storage/catalog-items.ts";
import type { Game } from "#schemas/values.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import { fold } from "../search/fold.ts";
import type { IndexColumn, IndexFile, TextValue } from "./index-file.ts";
import { packCards } from "./packed-cards.ts";

/** A card with the set that it is in; a set that was not heard of yet is undefined. */
export interface IndexedCard {
  readonly card: CatalogCard;
  readonly set: CardSet | undefined;
}

/** Makes the index of a game. The order of the cards does not matter. */
export function indexContent(
  game: Game,
  unordered: readonly IndexedCard[],
  generations: readonly Generation[],
): IndexFile {
  const entries = unordered
    .map((entry) => ({ ...entry, numberKey: numberSortKey(entry.card.id) }))
    .sort((a, b) => byText(a.card.setId, b.card.setId) || byText(a.numberKey, b.numberKey));
  const text = (of: (entry: IndexedCard) => TextValue) => column(entries.map(of), byJson);
  const words = (of: (card: Card) => string | readonly string[] | undefined) =>
    text(({ card }) => ({ words: [of(card) ?? []].flat() }));

  return {
    format: 1,
    game,
    ids: entries.map(({ card }) => card.id),
    name: column(
      entries.map(({ card }) => card.name),
      nameOrder(entries),
    ),
    released: column(
      entries.map(({ set }) => set?.releasedOn ?? ""),
      byText,
    ),
    numberKey: column(
      entries.map(({ numberKey }) => numberKey),
      byText,
    ),
    dex: column(
      entries.map(({ card }) => card.dexIds ?? []),
      byJson,
    ),
    numbers: {
      hp: column(
        entries.map(({ card }) => card.hp ?? null),
        byJson,
      ),
      retreat: column(
        entries.map(({ card }) => card.retreat ?? null),
        byJson,
      ),
    },
    texts: {
      set: text(setText),
      series: text(({ set }) => ({ words: set ? [set.series.name] : [], exact: seriesId(set) })),
      number: text(({ card }) => ({ words: [], exact: numberNames(card) })),
      rarity: words(({ rarity }) => rarity),
      artist: words(({ artist }) => artist),
      type: words(({ types }) => types),
      category: words(({ category }) => category),
      stage: words(({ stage }) => stage),
      mechanic: words(({ mechanics }) => mechanics),
      evolves: words(({ evolvesFrom }) => evolvesFrom),
      trainer: words(({ trainerType }) => trainerType),
      energy: words(({ energyType }) => energyType),
      regulation: words(({ regulationMark }) => regulationMark),
      legal: words(({ legal }) => legal && legalFormats(legal)),
      variant: words(({ variants }) => variants.map(({ key }) => key)),
      language: text(({ card }) => ({ words: [], exact: [card.language] })),
    },
    cards: packCards(entries.map(({ card }) => card)),
    generations: Object.fromEntries(
      generations.map(({ id, firstDexId, lastDexId }) => [id, [firstDexId, lastDexId]]),
    ),
  };
}

/** The order of `compareNames`, with each name folded once. */
function nameOrder(entries: readonly IndexedCard[]) {
  const folded = new Map(entries.map(({ card: { name } }) => [name, fold(name)]));
  const of = (name: string) => folded.get(name) ?? "";
  return (a: string, b: string) => byText(of(a), of(b)) || byText(a, b);
}

/** A set answers to its id with and without game and language, its code, and its name's words. */
const setText = ({ card, set }: IndexedCard): TextValue => ({
  words: set ? [set.name] : [],
  exact: [
    card.setId,
    card.setId.split(":")[2] ?? "",
    ...(set?.abbreviation ? [set.abbreviation] : []),
  ],
});

const seriesId = (set: CardSet | undefined) => (set ? [set.series.id] : []);

/** `006` is found as `006` and as `6`. */
const numberNames = ({ id, number }: Card): string[] => [
  ...new Set([number, number.replace(/^0+(?=\d)/, ""), numberPartOf(id)]),
];

const legalFormats = (legal: NonNullable<Card["legal"]>): string[] => [
  ...(legal.standard ? ["standard"] : []),
  ...(legal.expanded ? ["expanded"] : []),
];

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byJson = (a: unknown, b: unknown) =>
  typeof a === "number" && typeof b === "number"
    ? a - b
    : byText(JSON.stringify(a), JSON.stringify(b));

/** Distinct values in order, and each card's place in them. */
function column<Value>(
  cells: readonly Value[],
  compare: (a: Value, b: Value) => number,
): IndexColumn<Value> {
  const distinct = new Map<string, Value>();
  const keys = cells.map((cell) => {
    const key = JSON.stringify(cell);
    distinct.set(key, cell);
    return key;
  });
  const ordered = [...distinct].sort(([, a], [, b]) => compare(a, b));
  const codes = new Map(ordered.map(([key], code) => [key, code]));
  return {
    values: ordered.map(([, value]) => value),
    codes: keys.map((key) => codes.get(key) ?? 0),
  };
}
