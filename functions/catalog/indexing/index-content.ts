import type { Card } from "#schemas/catalog/card.ts";
import { numberPartOf } from "#schemas/catalog/printing-id.ts";
import type { CardSet } from "#schemas/catalog/set.ts";
import type { Generation } from "#schemas/catalog/species.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import { numberSortKeyIn } from "#schemas/storage/catalog-items.ts";
import { indexFormat } from "#schemas/storage/index-pointer.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import { fold } from "../search/fold.ts";
import { attributeColumns } from "./attribute-columns.ts";
import { columnOf } from "./index-column.ts";
import type { IndexFile, TextValue } from "./index-file.ts";
import { packCards } from "./packed-cards.ts";

/** A card with the set that it is in; a set that was not heard of yet is undefined. */
export interface IndexedCard {
  readonly card: CatalogCard;
  readonly set: CardSet | undefined;
}

/** Makes the index of a game. The order of the cards does not matter. */
export function indexContent(
  definition: GameDefinition,
  unordered: readonly IndexedCard[],
  generations: readonly Generation[],
): IndexFile {
  const entries = unordered
    .map((entry) => ({ ...entry, numberKey: numberSortKeyIn(definition, entry.card.id) }))
    .sort(
      (a, b) => byCodeUnits(a.card.setId, b.card.setId) || byCodeUnits(a.numberKey, b.numberKey),
    );
  const cards = entries.map(({ card }) => card);
  const released = entries.map(({ set }) => set?.releasedOn ?? "");
  const { texts, numbers, dates } = attributeColumns(definition, cards, generations);
  return {
    format: indexFormat,
    game: definition.name,
    ids: cards.map(({ id }) => id),
    name: columnOf(
      cards.map(({ name }) => name),
      nameOrder(cards),
    ),
    released: columnOf(released, byCodeUnits),
    numberKey: columnOf(
      entries.map(({ numberKey }) => numberKey),
      byCodeUnits,
    ),
    texts: { ...commonTexts(entries), ...texts },
    numbers: {
      year: columnOf(released.map((day) => (day === "" ? [] : [Number(day.slice(0, 4))]))),
      ...numbers,
    },
    dates,
    cards: packCards(cards.map((card) => slim(card, definition))),
  };
}

/** A card as lists show it: without the attributes that are read one card at a time. */
function slim(card: CatalogCard, { attributes }: GameDefinition): CatalogCard {
  const shown = Object.entries(card.attributes).filter(([name]) => !attributes[name]?.isDetail);
  return { ...card, attributes: Object.fromEntries(shown) };
}

/** The columns that every game has; `queryFieldsOf` names the fields that look into them. */
function commonTexts(entries: readonly IndexedCard[]) {
  const text = (of: (entry: IndexedCard) => TextValue) => columnOf(entries.map(of));
  const words = (of: (card: Card) => readonly (string | undefined)[]) =>
    text(({ card }) => ({ words: of(card).filter((word) => word !== undefined) }));
  return {
    set: text(setText),
    series: text(({ set }) => ({
      words: set ? [set.series.name] : [],
      exact: set ? [set.series.id] : [],
    })),
    number: text(({ card }) => ({ words: [], exact: numberNames(card) })),
    rarity: words(({ rarity }) => [rarity]),
    artist: words(({ artist }) => [artist]),
    category: words(({ category }) => [category]),
    variant: words(({ variants }) => variants.map(({ key }) => key)),
    language: text(({ card }) => ({ words: [], exact: [card.language] })),
  };
}

/** The order of `compareNames`, with each name folded once. */
function nameOrder(cards: readonly Card[]) {
  const folded = new Map(cards.map(({ name }) => [name, fold(name)]));
  const of = (name: string) => folded.get(name) ?? "";
  return (a: string, b: string) => byCodeUnits(of(a), of(b)) || byCodeUnits(a, b);
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

/** `006` is found as `006` and as `6`. */
const numberNames = ({ id, number }: Card): string[] => [
  ...new Set([number, number.replace(/^0+(?=\d)/, ""), numberPartOf(id)]),
];
