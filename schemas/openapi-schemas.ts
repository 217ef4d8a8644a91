import * as z from "zod";

/** A JSON Schema, or any other part of the document. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * JSON Schemas for a document. What has an id in `.meta` is described once, under `components`, and
 * referred to from everywhere else.
 */
export class SchemaBook {
  private readonly named = new Map<string, Json>();

  /** A schema as it stands in the document. `input`: what callers send; `output`: what they get. */
  schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
    const {
      $schema: _,
      $defs = {},
      ...own
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema }) => restore(zodSchema, jsonSchema),
    });
    for (const [name, definition] of Object.entries($defs)) {
      this.named.set(name, record(withComponents(definition)));
    }
    return record(withComponents(own));
  }

  /** Everything that was given a name, by name. */
  components(): Json {
    return Object.fromEntries([...this.named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/**
 * zod leaves examples and defaults of what it changes out, for they might be of another type than
 * what is sent. Ours are not, and a test parses each.
 */
function restore(schema: z.core.$ZodType, json: z.core.JSONSchema.BaseSchema): void {
  const { examples } = z.globalRegistry.get(schema) ?? {};
  if (Array.isArray(examples)) json.examples ??= examples;
  const { def } = schema._zod;
  if (def.type === "default" && "defaultValue" in def) json.default ??= def.defaultValue;
}

/** zod refers to `#/$defs/X`, which is elsewhere in an OpenAPI document. */
function withComponents(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withComponents);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part)
      // A schema's own name; a property that is called id holds a schema, not text.
      .filter(([key, value]) => key !== "id" || typeof value !== "string")
      .map(([key, value]) => [
        key,
        key === "$ref" && typeof value === "string"
          ? value.replace("#/$defs/", "#/components/schemas/")
          : withComponents(value),
      ]),
  );
}

function record(value: unknown): Json {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
