import type { Catalogue } from "./catalogue.ts";
import { type Card, isJson } from "./records.ts";

/** The lists of plain values, and where on a card each of them is read. */
const fields: Readonly<Record<string, string>> = {
  categories: "category",
  hp: "hp",
  illustrators: "illustrator",
  rarities: "rarity",
  "regulation-marks": "regulationMark",
  retreats: "retreat",
  stages: "stage",
  suffixes: "suffix",
  "trainer-types": "trainerType",
  "energy-types": "energyType",
  types: "types",
  "dex-ids": "dexId",
  variants: "variants",
};

export function isValueList(name: string): boolean {
  return Object.hasOwn(fields, name);
}

/** Every value of a list, each once: numbers by size, words by letter. */
export function valuesOf(list: string, { cards }: Pick<Catalogue, "cards">): (string | number)[] {
  return [...new Set(cards.flatMap((card) => valuesOn(card, list)))].sort((a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b : ordered(String(a), String(b)),
  );
}

/** The cards that have a value, in any spelling of it; undefined when no card does. */
export function cardsWith(
  list: string,
  value: string,
  { cards }: Pick<Catalogue, "cards">,
): { name: string | number; cards: Card[] } | undefined {
  const wanted = value.toLowerCase();
  const isWanted = (candidate: unknown) => String(candidate).toLowerCase() === wanted;
  const found = cards.filter((card) => valuesOn(card, list).some(isWanted));
  const [first] = found;
  const name = first && valuesOn(first, list).find(isWanted);
  return name === undefined ? undefined : { name, cards: found };
}

function valuesOn(card: Card, list: string): (string | number)[] {
  const value = card[fields[list] ?? list];
  if (list === "variants" && isJson(value)) {
    return Object.keys(value).filter((key) => value[key] === true);
  }
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === "string" || typeof item === "number");
}

function ordered(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
