import type { TableColumn } from "../../catalog/index.ts";
import type { Checklist } from "./checklist.ts";

/** Facts of cards that people collect by. */
export type FactKind = "species" | "generation" | "artist" | "rarity";

type KeysOf = (place: number) => readonly string[];

/** What each card has of a fact; several species and generations for a tag team. */
export function keysIn(kind: FactKind, { table, definition }: Checklist): KeysOf {
  switch (kind) {
    case "artist":
      return keyed(table.texts("artist"), ({ words }) => words.slice(0, 1));
    case "rarity":
      return keyed(table.texts("rarityName"), ({ words }) => words.slice(0, 1));
    case "generation":
      return keyed(table.numbers("generation"), numbersOf);
    case "species":
      return keyed(definition.species && table.numbers(definition.species.attribute), numbersOf);
  }
}

const numbersOf = (all: readonly number[]) => [...new Set(all)].map(String);

/** Decided once for each distinct value. */
function keyed<Value>(
  column: TableColumn<Value> | undefined,
  keys: (value: Value) => readonly string[],
): KeysOf {
  if (!column) return () => [];
  const all = column.values.map(keys);
  return (place) => all[column.codes[place] ?? 0] ?? [];
}

/** Groups stand in the order of these texts: by number, by name, and rarities the commonest first. */
export function orderOf(kind: FactKind, key: string, { definition }: Checklist): string {
  if (kind === "artist") return `${key.normalize("NFKD").toLowerCase()} ${key}`;
  if (kind !== "rarity") return byNumber(key);
  const at = Object.keys(definition.rarities ?? {}).indexOf(key);
  return `${byNumber(String(at < 0 ? 99_999 : at))} ${key}`;
}

const byNumber = (key: string): string => key.padStart(9, "0");

/** Cards say the generations of all species that they show: those that show one tell which is whose. */
export function generationsIn({
  table,
  speciesOf,
}: Checklist): (species: number) => string | undefined {
  const column = table.numbers("generation");
  const known = new Map<number, string>();
  for (let place = 0; place < table.ids.length; place += 1) {
    const [species, second] = speciesOf(place);
    const [generation] = column?.values[column.codes[place] ?? 0] ?? [];
    if (species === undefined || second !== undefined || generation === undefined) continue;
    known.set(species, String(generation));
  }
  return (species) => known.get(species);
}
