import type { Json } from "../bodies/remade.ts";

/** Fields as the service writes them, one after the other; what it has not yet stands behind them. */
export const cardOrder = [
  ...["id", "name", "supertype", "subtypes", "level", "hp", "types", "evolvesFrom", "evolvesTo"],
  ...["rules", "ancientTrait", "abilities", "attacks", "weaknesses", "resistances"],
  ...["retreatCost", "convertedRetreatCost", "set", "number", "artist", "rarity", "flavorText"],
  ...["nationalPokedexNumbers", "legalities", "regulationMark", "images"],
  ...["tcgplayer", "cardmarket"],
];
export const setOrder = [
  ...["id", "name", "series", "printedTotal", "total", "legalities", "ptcgoCode"],
  ...["releaseDate", "updatedAt", "images"],
];
const named = ["name", "text", "type"];
const within: Readonly<Record<string, readonly string[]>> = {
  ancientTrait: named,
  abilities: named,
  attacks: ["name", "cost", "convertedEnergyCost", "damage", "text"],
  weaknesses: ["type", "value"],
  resistances: ["type", "value"],
  images: ["small", "large", "symbol", "logo"],
};

/** An object, and those in its fields, in the order of the service. */
export const inOrder = (object: Json, order: readonly string[]): Json =>
  Object.fromEntries(
    ordered(object, order).map(([field, value]) => {
      const own = within[field];
      return [field, own ? partInOrder(value, own) : value];
    }),
  );

function partInOrder(value: unknown, order: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => partInOrder(entry, order));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(ordered(value, order));
}

function ordered(object: object, order: readonly string[]): [string, unknown][] {
  const place = (field: string) => {
    const at = order.indexOf(field);
    return at < 0 ? order.length : at;
  };
  return Object.entries(object).sort(([a], [b]) => place(a) - place(b));
}
