import type { Attribute } from "./attribute.ts";
import { commonMarks } from "./card-mark.ts";
import type { GameDefinition } from "./game.ts";
import { priceFields } from "./price-fields.ts";

/**
 * What a field of the query language holds, and so which operators and values it takes. `prose`: whole
 * sentences. `mark`: one of the words that the field knows. `amount`: of money. `percent`: also below 0.
 */
export type FieldKind =
  | "text"
  | "number"
  | "date"
  | "flag"
  | "prose"
  | "mark"
  | "amount"
  | "percent";

/** A field of the query language. */
export interface QueryField {
  readonly name: string;
  readonly also: readonly string[];
  readonly kind: FieldKind;
  /** The column of the index that it looks into. */
  readonly column: string;
  readonly description: string;
  /** What people may write for a value, by the value that the column has; of a mark, all that there are. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
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
  common(
    "set",
    ["s", "e"],
    "The set: its id here or at a source, its codes, or words of its name.",
  ),
  common("series", [], "The series that the set belongs to: its id, or words of its name."),
  common("number", ["no"], "The number in the set, with or without leading zeros; also `4/102`."),
  common("printed", [], "How many cards the set says it has: 102 in `4/102`.", "number"),
  common(
    "rarity",
    ["r"],
    "The rarity, in the words of any source or of [the one vocabulary](rarities.md).",
  ),
  common("artist", ["a", "illustrator"], "Who drew the picture."),
  common("category", ["supertype"], "The kind of card."),
  common("variant", ["finish"], "A variant in which the card was made, such as `holo`."),
  common("language", ["lang"], "The code of the card’s language."),
];
const after: readonly QueryField[] = [
  common("year", [], "The year in which the set came out.", "number"),
  common("released", ["date"], "The day, month or year in which the set came out.", "date"),
  ...priceFields.map(({ name, also, description, kind }) => common(name, also, description, kind)),
];
/** What `has:` asks of cards of every game, by the name of the field of a card that tells it. */
const commonFacts = ["image", "artist", "rarity", "price"] as const;

const isField = (words: QueryField["words"]): QueryField => ({
  ...common("is", [], "What it is, such as `promo` or `secret`.", "mark"),
  ...(words && { words }),
});
const hasField = (words: QueryField["words"]): QueryField => ({
  ...common("has", [], "What is known of it, such as `image`.", "mark"),
  ...(words && { words }),
});

/** What `is:` asks of the cards of a game, by name. */
export const marksOf = ({ marks }: Pick<GameDefinition, "marks">) => ({ ...commonMarks, ...marks });

const wordsOfMarks = (marks: GameDefinition["marks"]): QueryField["words"] =>
  Object.fromEntries(Object.entries(marks ?? {}).map(([name, { also = [] }]) => [name, also]));

const wordsOfFacts = (own: readonly QueryField[]): QueryField["words"] =>
  Object.fromEntries([
    ...commonFacts.map((name) => [name, []]),
    ...own.map(({ name, also }) => [name, also]),
  ]);

export const commonQueryFields: readonly QueryField[] = [
  ...before,
  ...after,
  isField(wordsOfMarks(commonMarks)),
  hasField(wordsOfFacts([])),
];

/** The fields in which a game's cards can be searched: those of every game and those of its attributes. */
export function queryFieldsOf(definition: GameDefinition): readonly QueryField[] {
  const { species } = definition;
  const own = ownFieldsOf(definition);
  const generation = common(
    ...(["generation", species?.generation.also ?? []] as const),
    "The generation that added a species on the card.",
    "number",
  );
  return [
    ...before,
    ...own,
    ...(species ? [generation] : []),
    ...after,
    isField(wordsOfMarks(marksOf(definition))),
    hasField(wordsOfFacts(own)),
  ];
}

/** The fields that look into what only the cards of one game have. */
export const ownFieldsOf = ({
  attributes,
  fields = {},
}: Pick<GameDefinition, "attributes" | "fields">): readonly QueryField[] => [
  ...Object.entries(attributes).flatMap(([name, attribute]) => fieldOf(name, attribute)),
  ...Object.entries(fields).map(([name, { also, kind, description, words }]) => ({
    ...{ name, also, kind, description, column: name },
    ...(words && { words }),
  })),
];

function fieldOf(column: string, attribute: Attribute): readonly QueryField[] {
  const { field, description } = attribute;
  if (!field) return [];
  const { name = column.toLowerCase(), also, words } = field;
  return [{ name, also, kind: kindOf(attribute), column, description, ...(words && { words }) }];
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
