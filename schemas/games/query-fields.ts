import type { Attribute } from "./attribute.ts";
import type { GameDefinition } from "./game.ts";

/** What a field of the query language holds, and so which operators and values it takes. */
export type FieldKind = "text" | "number" | "date" | "flag";

/** A field of the query language. */
export interface QueryField {
  readonly name: string;
  readonly also: readonly string[];
  readonly kind: FieldKind;
  /** The column of the index that it looks into. */
  readonly column: string;
  readonly description: string;
}

const common = (
  name: string,
  also: readonly string[],
  description: string,
  kind: FieldKind = "text",
): QueryField => ({ name, also, kind, column: name, description });

/** Fields that every game has. */
const before: readonly QueryField[] = [
  common("name", ["n"], "Words of the name."),
  common("set", ["s", "e"], "The set: its id, its code, or words of its name."),
  common("series", [], "The series that the set belongs to: its id, or words of its name."),
  common("number", ["no"], "The number in the set, with or without leading zeros."),
  common("rarity", ["r"], "The rarity, in the source’s words."),
  common("artist", ["a", "illustrator"], "Who drew the picture."),
  common("category", ["supertype"], "The kind of card."),
  common("variant", ["finish"], "A variant in which the card was made, such as `holo`."),
  common("language", ["lang"], "The code of the card’s language."),
];
const after: readonly QueryField[] = [
  common("year", [], "The year in which the set came out.", "number"),
  common("released", ["date"], "The day, month or year in which the set came out.", "date"),
];

export const commonQueryFields: readonly QueryField[] = [...before, ...after];

/** The fields in which a game's cards can be searched: those of every game and those of its attributes. */
export const queryFieldsOf = ({ attributes, species }: GameDefinition): readonly QueryField[] => [
  ...before,
  ...Object.entries(attributes).flatMap(([name, attribute]) => fieldOf(name, attribute)),
  ...(species
    ? [
        common(
          "generation",
          species.generation.also,
          "The generation that added a species on the card.",
          "number",
        ),
      ]
    : []),
  ...after,
];

function fieldOf(column: string, attribute: Attribute): readonly QueryField[] {
  const { field, description } = attribute;
  if (!field) return [];
  const { name = column.toLowerCase(), also } = field;
  return [{ name, also, kind: kindOf(attribute), column, description }];
}

/** How the values of an attribute are compared in a search. */
function kindOf(attribute: Attribute): FieldKind {
  switch (attribute.kind) {
    case "number":
    case "date":
    case "flag":
      return attribute.kind;
    case "list":
      return attribute.of ?? "text";
    default:
      return "text";
  }
}
