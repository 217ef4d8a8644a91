import { type Attributes, type AttributeValue, attributeSchema } from "./attribute.ts";
import type { GameDefinition } from "./game.ts";

export interface FittingAttributes {
  readonly attributes: Attributes;
  /** What was left out, and why. */
  readonly misfits: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Keeps the attributes that fit a game's definition. What does not fit costs itself only: of a list, or of
 * what is told by name, the element and not the others. Nothing is turned into what it is not.
 */
export function fittingAttributes(
  definition: GameDefinition,
  given: Readonly<Record<string, unknown>>,
): FittingAttributes {
  const attributes: Attributes = {};
  const misfits: { name: string; reason: string }[] = [];
  const schemas = schemasOf(definition);
  for (const [name, value] of Object.entries(given)) {
    const schema = schemas.get(name);
    if (!schema) {
      misfits.push({ name, reason: `${definition.label} has no such attribute` });
      continue;
    }
    const { good, bad } = goodPartsOf(schema, name, value);
    if (good !== undefined) attributes[name] = good;
    misfits.push(...bad);
  }
  return { attributes, misfits };
}

type Schema = ReturnType<typeof attributeSchema>;
interface GoodParts {
  readonly good?: AttributeValue;
  readonly bad: FittingAttributes["misfits"];
}

function goodPartsOf(schema: Schema, name: string, value: unknown): GoodParts {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { good: parsed.data, bad: [] };
  const issues = parsed.error.issues;
  const bad = issues.map(({ path, message }) => ({ name: placeOf(name, path), reason: message }));
  const isBad = new Set(issues.map(({ path: [first] }) => String(first)));
  // Something is wrong with the whole of it.
  if (issues.some(({ path }) => path.length === 0)) return { bad };
  const rest = schema.safeParse(without(value, isBad));
  return { ...(rest.success && { good: rest.data }), bad };
}

const placeOf = (name: string, [first]: readonly PropertyKey[]) =>
  typeof first === "number"
    ? `${name}[${first}]`
    : [name, ...(first ? [String(first)] : [])].join(".");

function without(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.filter((_one, at) => !names.has(String(at)));
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)));
}

type Schemas = ReadonlyMap<string, Schema>;

/** Made once for each game: making a schema costs more than using it. */
const made = new WeakMap<GameDefinition, Schemas>();

function schemasOf(definition: GameDefinition): Schemas {
  const known = made.get(definition);
  if (known) return known;
  const schemas = new Map(
    Object.entries(definition.attributes).map(([name, one]) => [name, attributeSchema(one)]),
  );
  made.set(definition, schemas);
  return schemas;
}
