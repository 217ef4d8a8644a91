import { type Attributes, attributeSchema } from "./attribute.ts";
import type { GameDefinition } from "./game.ts";

export interface FittingAttributes {
  readonly attributes: Attributes;
  /** What was left out, and why. */
  readonly misfits: readonly { readonly name: string; readonly reason: string }[];
}

/** Keeps the attributes that fit a game's definition. What does not fit costs itself only. */
export function fittingAttributes(
  definition: GameDefinition,
  given: Readonly<Record<string, unknown>>,
): FittingAttributes {
  const attributes: Attributes = {};
  const misfits: { name: string; reason: string }[] = [];
  const schemas = schemasOf(definition);
  for (const [name, value] of Object.entries(given)) {
    const schema = schemas.get(name);
    const parsed = schema?.safeParse(value);
    if (parsed?.success) attributes[name] = parsed.data;
    else {
      const reason =
        parsed?.error.issues[0]?.message ?? `${definition.label} has no such attribute`;
      misfits.push({ name, reason });
    }
  }
  return { attributes, misfits };
}

type Schemas = ReadonlyMap<string, ReturnType<typeof attributeSchema>>;

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
