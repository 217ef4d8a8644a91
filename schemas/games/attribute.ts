import * as z from "zod";

/** What every attribute says of itself, whatever it holds. */
interface AttributeBase {
  /** What people call it, such as `Hit points`. */
  readonly label: string;
  /** One sentence: what it is, and its unit where it has one. */
  readonly description: string;
  readonly examples?: readonly unknown[];
  /** How the query language finds it; absent when it cannot be searched. */
  readonly field?: {
    /** The field's name. @default the attribute's name */
    readonly name?: string;
    /** Other names of the field. */
    readonly also: readonly string[];
    /** What people may write for a value, by the value that cards have. */
    readonly words?: Readonly<Record<string, readonly string[]>>;
    /** People type its values without the field's name: `fire`, `supporter`. */
    readonly isBare?: true;
  };
  /** Attributes of one group come from one source; see the game's `precedence`. */
  readonly group?: string;
  /** Shown with one card only: lists stay slim. */
  readonly isDetail?: true;
  /** Sources put it in words of their own, or at days of their own: a difference is no contradiction. */
  readonly isPutFreely?: true;
}

/** A fact about a card that only some games have. */
export type Attribute = AttributeBase &
  (
    | { readonly kind: "text" | "date" | "flag" }
    /** A whole number from `least` (0 unless said otherwise) to {@link mostWhole}. */
    | { readonly kind: "number"; readonly least?: number }
    /** Several texts, or several whole numbers from 1 on, in the order of the card. */
    | { readonly kind: "list"; readonly of?: "text" | "number" }
    /** By format or rule set, whether the card may be played in it. */
    | { readonly kind: "legality" }
    /** Parts of a card that say several things each, such as attacks. Searched by a field of the game's own. */
    | { readonly kind: "entries"; readonly parts: Parts }
  );

/** The largest whole number of a card or set, so that all files can hold it: typed ones have 32 bits. */
export const mostWhole = 2 ** 31 - 1;

/** What each entry of an attribute may say. */
type Parts = Readonly<Record<string, keyof typeof partSchemas>>;

const partSchemas = {
  text: z.string(),
  number: z.int().nonnegative().max(mostWhole),
  list: z.array(z.string()),
} as const;

const Entry = z.record(
  z.string(),
  z.union([partSchemas.text, partSchemas.number, partSchemas.list]).optional(),
);

/** What an attribute may hold. */
export const AttributeValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.number()),
  z.record(z.string(), z.boolean()),
  z.array(Entry),
]);
export type AttributeValue = z.output<typeof AttributeValue>;

/** What is particular to a card's game, by the names of its attributes; what is not known is absent. */
export const Attributes = z.record(z.string(), AttributeValue);
export type Attributes = z.output<typeof Attributes>;

/** What one attribute must look like, with its description for the API's document. */
export function attributeSchema(attribute: Attribute): z.ZodType<AttributeValue> {
  const { description, examples } = attribute;
  const meta = { description, ...(examples && { examples: [...examples] }) };
  return bareSchema(attribute).meta(meta);
}

function bareSchema(attribute: Attribute): z.ZodType<AttributeValue> {
  switch (attribute.kind) {
    case "text":
      return z.string().min(1);
    case "date":
      return z.iso.date();
    case "flag":
      return z.boolean();
    case "number":
      return z
        .int()
        .min(attribute.least ?? 0)
        .max(mostWhole);
    case "list":
      return attribute.of === "number"
        ? z.array(z.int().positive().max(mostWhole)).min(1)
        : z.array(z.string().min(1)).min(1);
    case "legality":
      return z.record(z.string(), z.boolean());
    case "entries":
      return z.array(entrySchema(attribute.parts)).min(1);
  }
}

const entrySchema = (parts: Parts) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(parts).map(([name, kind]) => [name, partSchemas[kind].optional()]),
    ),
  );
