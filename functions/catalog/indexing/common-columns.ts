import type { Card } from "#schemas/catalog/card.ts";
import { numberPartOf } from "#schemas/catalog/printing-id.ts";
import { type GameDefinition, marksOf, ownFieldsOf, plainNumber } from "#schemas/games/index.ts";
import { textsIn } from "./attribute-texts.ts";
import { growingColumn } from "./index-column.ts";
import type { TextValue } from "./index-file.ts";
import type { IndexedCard } from "./indexed-card.ts";

/** The columns that every game has; `queryFieldsOf` names the fields that look into them. */
export function commonTexts(definition: GameDefinition) {
  const cells = { ...commonCells, is: markCell(definition), has: factCell(definition) };
  const columns = Object.entries(cells).map(([name, cell]) => ({
    ...{ name, cell, column: growingColumn<TextValue>() },
  }));
  return {
    add(entry: IndexedCard): void {
      for (const { cell, column } of columns) column.add(cell(entry));
    },
    done: () => Object.fromEntries(columns.map(({ name, column }) => [name, column.done()])),
  };
}

type Cell = (entry: IndexedCard) => TextValue;

/** Which marks a card bears. */
function markCell(definition: GameDefinition): Cell {
  const marks = Object.entries(marksOf(definition));
  return ({ card, set }) => ({
    words: [],
    exact: marks.flatMap(([name, { isSo }]) => (isSo({ ...card, set }) ? [name] : [])),
  });
}

/** What is known of a card, by the names of the fields that ask for it. */
function factCell(definition: GameDefinition): Cell {
  const own = ownFieldsOf(definition).map(({ name, column }) => ({
    ...{ name, sources: definition.fields?.[column]?.of ?? [{ attribute: column }] },
  }));
  return ({ card }) => {
    const { images, artist, rarity, attributes } = card;
    const facts: Readonly<Record<string, boolean>> = {
      ...{ image: images.length > 0, artist: artist !== undefined, rarity: rarity !== undefined },
      ...Object.fromEntries(
        own.map(({ name, sources }) => [
          name,
          sources.some((source) => textsIn(attributes, source).length > 0),
        ]),
      ),
    };
    return { words: [], exact: Object.keys(facts).filter((name) => facts[name] === true) };
  };
}

const words = (...all: readonly (string | undefined)[]): TextValue => ({
  words: all.filter((word) => word !== undefined),
});

const commonCells: Readonly<Record<string, Cell>> = {
  set: (entry) => setText(entry),
  series: ({ set }) => ({
    words: set ? [set.series.name] : [],
    exact: set ? [set.series.id] : [],
  }),
  number: ({ card, set }) => ({ words: [], exact: numberNames(card, set) }),
  rarity: ({ card: { rarity, rarities = {}, normalizedRarity } }) =>
    words(...new Set([rarity, normalizedRarity, ...Object.values(rarities)])),
  /** What it is counted and ordered as; no field looks into it. */
  rarityName: ({ card: { rarity, normalizedRarity } }) => words(normalizedRarity ?? rarity),
  artist: ({ card }) => words(card.artist),
  category: ({ card }) => words(card.category),
  variant: ({ card }) => words(...card.variants.map(({ key }) => key)),
  language: ({ card }) => ({ words: [], exact: [card.language] }),
};

/** A set answers to its id with and without game and language, its ids elsewhere, its codes, and its name's words. */
const setText = ({ card, set }: IndexedCard): TextValue => ({
  words: set ? [set.name] : [],
  exact: [
    ...new Set([
      card.setId,
      card.setId.split(":")[2] ?? "",
      ...[set?.abbreviation, set?.onlineCode].filter((code) => code !== undefined && code !== ""),
      // A shop's number for it says nothing to people, and may be the name of another: 151.
      ...Object.values(set?.crosswalk ?? {}).filter((id) => !/^\d+$/.test(id)),
    ]),
  ].filter((id) => id !== undefined),
});

/** `006` is found as `006`, as `6` and as `6/102`; as the id has it, where that is something else. */
const numberNames = ({ id, number }: Card, set: IndexedCard["set"]): string[] => {
  const plain = plainNumber(number);
  const { printed = 0 } = set?.cardCount ?? {};
  const counted = printed > 0 ? [`${plain}/${printed}`] : [];
  return [...new Set([number, plain, numberPartOf(id), ...counted])];
};
