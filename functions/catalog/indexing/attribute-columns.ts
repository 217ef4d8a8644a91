import type { Card } from "#schemas/catalog/card.ts";
import type { Generation } from "#schemas/catalog/species.ts";
import type { Attribute, AttributeValue, GameDefinition } from "#schemas/games/index.ts";
import { columnOf } from "./index-column.ts";
import type { IndexColumn, IndexFile, TextValue } from "./index-file.ts";

type Columns = {
  -readonly [Kind in "texts" | "numbers" | "dates"]: Record<string, IndexFile[Kind][string]>;
};

/** A column for each attribute that can be searched, and for the generations of the species. */
export function attributeColumns(
  { attributes, species }: GameDefinition,
  cards: readonly Card[],
  generations: readonly Generation[],
): Columns {
  const columns: Columns = { texts: {}, numbers: {}, dates: {} };
  for (const [name, attribute] of Object.entries(attributes)) {
    if (!attribute.field && name !== species?.attribute) continue;
    addColumn(columns, name, attribute, cards);
  }
  const ids = species && columns.numbers[species.attribute];
  if (ids) columns.numbers["generation"] = generationColumn(ids, generations);
  return columns;
}

function addColumn(
  columns: Columns,
  name: string,
  attribute: Attribute,
  cards: readonly Card[],
): void {
  const cells = cards.map(({ attributes }) => attributes[name]);
  if (attribute.kind === "number" || (attribute.kind === "list" && attribute.of === "number")) {
    columns.numbers[name] = columnOf(cells.map(numbersIn));
  } else if (attribute.kind === "date") {
    columns.dates[name] = columnOf(cells.map((cell) => (typeof cell === "string" ? cell : "")));
  } else {
    columns.texts[name] = columnOf(cells.map(textIn));
  }
}

const listed = (cell: AttributeValue | undefined) => [cell ?? []].flat();

const numbersIn = (cell: AttributeValue | undefined): readonly number[] =>
  listed(cell).filter((value) => typeof value === "number");

/** Of flags, the names of those that are set; a single one is `yes` or `no`. */
function textIn(cell: AttributeValue | undefined): TextValue {
  if (typeof cell === "boolean") return { words: [], exact: [cell ? "yes" : "no"] };
  const words = listed(cell).flatMap((value) => {
    if (typeof value === "string") return [value];
    return Object.entries(value).flatMap(([flag, isSet]) => (isSet === true ? [flag] : []));
  });
  return { words };
}

/** Which generations added the species with these numbers. */
function generationColumn(
  { values, codes }: IndexColumn<readonly number[]>,
  generations: readonly Generation[],
): IndexColumn<readonly number[]> {
  const idsOf = values.map((numbers) =>
    generations
      .filter(({ firstDexId: first, lastDexId: last }) =>
        numbers.some((number) => number >= first && number <= last),
      )
      .map(({ id }) => id),
  );
  return columnOf(codes.map((code) => idsOf[code] ?? []));
}
