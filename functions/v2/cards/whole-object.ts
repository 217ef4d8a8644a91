import type { Json } from "./old-service.ts";

/** Parts of a card that no client of the service can read without one of these fields, in their order. */
const needed: Readonly<Record<string, readonly string[]>> = {
  abilities: ["name", "text", "type"],
  attacks: ["name", "cost", "convertedEnergyCost", "damage", "text"],
  weaknesses: ["type", "value"],
  resistances: ["type", "value"],
};

/** Fields of attacks that are no texts; the service never left them out. */
const notTexts: ReadonlySet<string> = new Set(["cost", "convertedEnergyCost"]);

/**
 * A card's object with all that the service never left out of its parts: strict clients end at the first card
 * that lacks a field, and with them the reading of the whole catalogue. What nobody tells is `""`.
 */
export const wholeObject = (object: Json): Json =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const fields = needed[name];
      return fields && Array.isArray(value)
        ? [name, value.map((part) => wholePart(part, fields))]
        : [name, value];
    }),
  );

function wholePart(part: unknown, fields: readonly string[]): unknown {
  if (typeof part !== "object" || part === null) return part;
  const told = new Map<string, unknown>(Object.entries(part));
  const isText = (field: string) => !notTexts.has(field);
  if (fields.filter(isText).every((field) => told.has(field))) return part;
  const whole = fields
    .filter((field) => told.has(field) || isText(field))
    .map((field) => [field, told.get(field) ?? ""] as const);
  return Object.fromEntries([...whole, ...[...told].filter(([field]) => !fields.includes(field))]);
}
