import type { Card } from "#schemas/catalog/card.ts";
import { numberPartOf } from "#schemas/catalog/printing-id.ts";
import { growingColumn } from "./index-column.ts";
import type { TextValue } from "./index-file.ts";
import type { IndexedCard } from "./indexed-card.ts";

/** The columns that every game has; `queryFieldsOf` names the fields that look into them. */
export function commonTexts() {
  const columns = Object.entries(commonCells).map(([name, cell]) => ({
    ...{ name, cell, column: growingColumn<TextValue>() },
  }));
  return {
    add(entry: IndexedCard): void {
      for (const { cell, column } of columns) column.add(cell(entry));
    },
    done: () => Object.fromEntries(columns.map(({ name, column }) => [name, column.done()])),
  };
}

const words = (...all: readonly (string | undefined)[]): TextValue => ({
  words: all.filter((word) => word !== undefined),
});

const commonCells: Readonly<Record<string, (entry: IndexedCard) => TextValue>> = {
  set: (entry) => setText(entry),
  series: ({ set }) => ({
    words: set ? [set.series.name] : [],
    exact: set ? [set.series.id] : [],
  }),
  number: ({ card }) => ({ words: [], exact: numberNames(card) }),
  rarity: ({ card: { rarity, rarities = {}, normalizedRarity } }) =>
    words(...new Set([rarity, normalizedRarity, ...Object.values(rarities)])),
  artist: ({ card }) => words(card.artist),
  category: ({ card }) => words(card.category),
  variant: ({ card }) => words(...card.variants.map(({ key }) => key)),
  language: ({ card }) => ({ words: [], exact: [card.language] }),
};

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
