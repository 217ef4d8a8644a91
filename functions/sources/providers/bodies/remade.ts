import type { AttributeValue } from "#schemas/games/index.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";

/** An object of a source, as it came or as it is made again. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * What of an object is not said again by what we made of it; undefined where that is nothing.
 *
 * @param said its fields, as far as ours say them
 * @param elsewhere fields that other answers tell, or that change daily
 */
export function leftOf(object: Json, said: Json, elsewhere: ReadonlySet<string>): Json | undefined {
  const isSaid = (field: string) =>
    said[field] !== undefined && canonicalJson(said[field]) === canonicalJson(object[field]);
  const left = Object.entries(object).filter(([field]) => !elsewhere.has(field) && !isSaid(field));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** An object made again: what ours say, and what was left. */
export const remade = (said: Json, left: Json | undefined): Json =>
  Object.fromEntries(
    Object.entries({ ...said, ...left }).filter(([, value]) => value !== undefined),
  );

/** The objects that an attribute holds. */
export const objectsIn = (value: AttributeValue | undefined): readonly Json[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "object") : [];
