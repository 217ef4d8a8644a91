import { byCodeUnits } from "./by-code-units.ts";

/**
 * JSON with the keys of every object in code-unit order and `undefined` left out, so that equal
 * values have equal text. What is hashed goes through here.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => byCodeUnits(a, b)))
      : part,
  );
}
