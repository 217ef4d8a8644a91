import type { Card } from "#schemas/catalog/card.ts";
import type { Generation } from "#schemas/catalog/species.ts";
import type {
  Attribute,
  AttributeValue,
  GameDefinition,
  PartsField,
} from "#schemas/games/index.ts";
import { textsIn } from "./attribute-texts.ts";
import { columnOf, growingColumn } from "./index-column.ts";
import type { IndexColumn, IndexFile, ProseColumn, TextValue } from "./index-file.ts";
import { growingProse } from "./prose-column.ts";

type Columns = {
  -readonly [Kind in "texts" | "numbers" | "dates"]: Record<string, IndexFile[Kind][string]>;
} & { readonly prose: Record<string, ProseColumn> };

/** Columns of what only the cards of one game have; they grow card by card. */
export interface AttributeColumns {
  add(card: Card): void;
  done(generations: readonly Generation[]): Columns;
}

/**
 * A column for each attribute that can be searched, for each field of the game's own, and for the
 * generations of the species.
 */
export function attributeColumns({
  attributes,
  species,
  fields = {},
}: GameDefinition): AttributeColumns {
  const parts = Object.entries(fields).map(([name, field]) => ({ name, ...growingParts(field) }));
  const growing = Object.entries(attributes)
    .filter(([name, { field }]) => field || name === species?.attribute)
    .map(([name, attribute]) => ({ name, ...growingOf(attribute) }));
  return {
    add(card) {
      for (const { name, add } of growing) add(card.attributes[name]);
      for (const { add } of parts) add(card);
    },
    done(generations) {
      const columns: Columns = { texts: {}, numbers: {}, dates: {}, prose: {} };
      for (const { name, into } of [...growing, ...parts]) into(columns, name);
      const ids = species && columns.numbers[species.attribute];
      if (ids) columns.numbers["generation"] = generationColumn(ids, generations);
      return columns;
    },
  };
}

interface Growing {
  add(cell: AttributeValue | undefined): void;
  into(columns: Columns, name: string): void;
}

function growingOf(attribute: Attribute): Growing {
  if (attribute.kind === "number" || (attribute.kind === "list" && attribute.of === "number")) {
    return growingAs(numbersIn, ({ numbers }) => numbers);
  }
  if (attribute.kind === "date") {
    return growingAs(
      (cell) => (typeof cell === "string" ? cell : ""),
      ({ dates }) => dates,
    );
  }
  return growingAs(textIn, ({ texts }) => texts);
}

function growingParts(field: PartsField) {
  if (field.kind === "prose") {
    const { add, done } = growingProse(field);
    return {
      add,
      into(columns: Columns, name: string) {
        columns.prose[name] = done();
      },
    };
  }
  const column = growingColumn<TextValue>();
  return {
    add({ attributes }: Card) {
      const words = field.of.flatMap((source) => textsIn(attributes, source));
      column.add({ words: [...new Set(words)] });
    },
    into(columns: Columns, name: string) {
      columns.texts[name] = column.done();
    },
  };
}

function growingAs<Value>(
  read: (cell: AttributeValue | undefined) => Value,
  kind: (columns: Columns) => Record<string, IndexColumn<Value>>,
): Growing {
  const column = growingColumn<Value>();
  return {
    add: (cell) => column.add(read(cell)),
    into(columns, name) {
      kind(columns)[name] = column.done();
    },
  };
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
