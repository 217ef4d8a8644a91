import * as z from "zod";
import { Card, Finding } from "../catalog/card.ts";
import { CardSet } from "../catalog/set.ts";
import type { Attribute, GameDefinition } from "../games/index.ts";
import { SourceMark } from "../storage/catalog-items.ts";
import { Instant } from "../values.ts";
import type { Column, ColumnType } from "./column.ts";
import { asTyped, columnsOf } from "./columns-of.ts";

/** Whether something is on a list of its sources today. */
const status = z.enum(["current", "removed"]).meta({
  description: "`removed`: no source lists it any more; what was known of it stays.",
});
/** Which answers a row was made from, one entry a source. */
const provenance = z.array(SourceMark);

/** What is told of provenance and findings once more, flat: engines unfold lists of structs differently. */
const flat = {
  sources: z.array(z.string()).meta({
    description: "Who says something of it; the manifest of the files to download has their terms.",
  }),
  changedAt: Instant.optional().meta({
    description: "When the newest answer came, in UTC, in which a source said something new of it.",
  }),
  findingCodes: z.array(z.string()).meta({ description: "The codes of its findings." }),
};

/** A row as the columns read it: what the API shows of a thing, and the same once more, flat. */
export function flatRow(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const marks = z.array(SourceMark).parse(row["provenance"]);
  const findings = z.array(Finding).parse(row["findings"]);
  return {
    ...row,
    sources: marks.map(({ source }) => source),
    changedAt: marks
      .map(({ observedAt }) => observedAt)
      .sort()
      .at(-1),
    findingCodes: findings.map(({ code }) => code),
  };
}

/** What every card says beside its attributes, by the API's names. */
const commonCard = z.object({
  ...Card.omit({ attributes: true }).shape,
  ...{ status, provenance, ...flat },
});
const setRow = z.object({ ...CardSet.shape, status, provenance, ...flat });

/** Columns of cards of every game. */
export const commonCardColumns = (): readonly Column[] => columnsOf(commonCard, asTyped);

/** Columns of a game's cards: what all cards say, and what its definition names. */
export const cardColumns = ({ attributes }: Pick<GameDefinition, "attributes">) => [
  ...commonCardColumns(),
  ...Object.entries(attributes).map(([key, attribute]) => attributeColumn(key, attribute)),
];

export const setColumns = (): readonly Column[] => columnsOf(setRow, asTyped);

function attributeColumn(key: string, attribute: Attribute): Column {
  const { description } = attribute;
  return { name: asTyped.nameOf(key), key, type: attributeType(attribute), description };
}

function attributeType(attribute: Attribute): ColumnType {
  switch (attribute.kind) {
    case "text":
      return "string";
    case "date":
      return "date";
    case "flag":
      return "boolean";
    case "number":
      return "int";
    case "list":
      return { list: attribute.of === "number" ? "int" : "string" };
    case "legality":
      return { map: "boolean" };
    case "entries":
      return { list: { struct: Object.entries(attribute.parts).map(partColumn) } };
  }
}

const partTypes = { text: "string", number: "int", list: { list: "string" } } as const;

const partColumn = ([key, kind]: [string, keyof typeof partTypes]): Column => ({
  ...{ name: asTyped.nameOf(key), key, type: partTypes[kind] },
});
