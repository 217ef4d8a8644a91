import * as z from "zod";
import type { Column, ColumnType } from "./column.ts";

/** How what a schema says is kept: as lines of JSON say it, or typed. */
export interface Kept {
  nameOf(key: string): string;
  /** Of whole numbers: a line of JSON may hold any. */
  readonly whole: "int" | "bigint";
  /** JSON has text for days and moments. */
  readonly times: "text" | "typed";
}

/** Lines of JSON as they lie there: names are folded, nothing is read into them. */
export const asLines: Kept = {
  nameOf: (key) => key.toLowerCase(),
  whole: "bigint",
  times: "text",
};

/** Typed columns, with names of several words joined by `_`. */
export const asTyped: Kept = {
  nameOf: (key) => key.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
  whole: "int",
  times: "typed",
};

/**
 * The columns of what a schema describes: no second list of its fields has to be kept.
 *
 * @throws RangeError where the schema says something that no column can hold
 */
export function columnsOf(schema: z.ZodType, kept: Kept): readonly Column[] {
  const json = z.toJSONSchema(schema, { io: "output", reused: "inline" });
  return fieldsOf(json, { ...kept, definitions: json.$defs ?? {} });
}

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Context = Kept & { readonly definitions: Readonly<Record<string, JsonSchema>> };

const fieldsOf = ({ properties = {} }: JsonSchema, context: Context): readonly Column[] =>
  Object.entries(properties).map(([key, schema]) => {
    const resolved = resolvedOf(schema, context);
    const { description } = resolved;
    const column = { name: context.nameOf(key), key, type: typeOf(resolved, key, context) };
    return { ...column, ...(description && { description }) };
  });

function resolvedOf(schema: JsonSchema | boolean, { definitions }: Context): JsonSchema {
  if (typeof schema === "boolean") return {};
  const named = schema.$ref && definitions[schema.$ref.replace("#/$defs/", "")];
  return named ? { ...named, ...schema } : schema;
}

function typeOf(given: JsonSchema, key: string, context: Context): ColumnType {
  const schema = resolvedOf(given, context);
  const { type, items, properties, additionalProperties } = schema;
  if (type === "object" && properties) return { struct: fieldsOf(schema, context) };
  if (type === "object" && typeof additionalProperties === "object") {
    return { map: typeOf(additionalProperties, key, context) };
  }
  if (type === "array" && typeof items === "object" && !Array.isArray(items)) {
    return { list: typeOf(items, key, context) };
  }
  if (type === "boolean") return "boolean";
  if (type === "integer") return context.whole;
  if (type === "number") return "double";
  if (isText(schema, context)) return textType(schema, context);
  throw new RangeError(`The lake has no column for ${key}: ${JSON.stringify(schema)}`);
}

const isText = ({ type, anyOf, ...rest }: JsonSchema, context: Context): boolean =>
  type === "string" ||
  rest.enum?.every((one) => typeof one === "string") === true ||
  anyOf?.every((one) => isText(resolvedOf(one, context), context)) === true;

function textType({ format }: JsonSchema, { times }: Context): ColumnType {
  if (times === "text") return "string";
  if (format === "date") return "date";
  return format === "date-time" ? "timestamp" : "string";
}
