import type { GameDefinition } from "#schemas/games/index.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import type { IndexColumn, TextValue } from "../indexing/index-file.ts";
import { type Matches, nextMatch } from "../indexing/matches.ts";
import { searchFieldsOf } from "./query/search-fields.ts";
import type { Facet, FacetName } from "./search-index.ts";

/** Of many values, so many are told: those of most cards. */
const mostValues = 100;

/** How many of the matching cards have each value; a card with several counts for each of them. */
export function facetsOf(
  index: CardIndex,
  matches: Matches,
  names: readonly FacetName[],
): Partial<Record<FacetName, Facet>> {
  return Object.fromEntries(names.map((name) => [name, facetOf(index, matches, name)]));
}

interface Told {
  readonly value: string;
  readonly label?: string | undefined;
}

function facetOf(index: CardIndex, matches: Matches, name: FacetName): Facet {
  const counts = new Map<string, { told: Told; count: number }>();
  for (const { told, count } of countedValues(index, matches, name)) {
    for (const one of told) {
      const known = counts.get(one.value);
      if (known) known.count += count;
      else counts.set(one.value, { told: one, count });
    }
  }
  const all = [...counts.values()].sort(
    (a, b) => b.count - a.count || byCodeUnits(a.told.value, b.told.value),
  );
  const values = all.slice(0, mostValues).map(({ told: { value, label }, count }) => ({
    ...{ value, count },
    ...(label !== undefined && label !== value && { label }),
  }));
  return { values, distinct: all.length };
}

/** The distinct values of a column with the cards that have them. */
function countedValues(index: CardIndex, matches: Matches, name: FacetName) {
  if (name === "year") {
    return counted(index, index.file.numbers["year"], matches, (years) =>
      years.map((year) => ({ value: String(year) })),
    );
  }
  const column = columnOf(index, name);
  return counted(index, column, matches, ({ words, exact = [] }: TextValue) => {
    if (name === "set") return exact.slice(0, 1).map((value) => ({ value, label: words[0] }));
    const values = name === "language" ? exact : words;
    return values.map((value) => ({ value }));
  });
}

function columnOf({ file, definition }: CardIndex, name: FacetName) {
  if (name === "rarity") return file.texts["rarityName"] ?? file.texts["rarity"];
  return file.texts[fieldColumn(definition, name)];
}

const fieldColumn = (definition: GameDefinition, name: string): string =>
  searchFieldsOf(definition).named(name)?.column ?? name;

function counted<Value>(
  index: CardIndex,
  column: IndexColumn<Value> | undefined,
  matches: Matches,
  tell: (value: Value) => readonly Told[],
) {
  if (!column) return [];
  const { values, codes } = index.column(column);
  const counts = new Int32Array(values.length);
  const met: number[] = [];
  for (let card = nextMatch(matches, 0); card < codes.length; card = nextMatch(matches, card + 1)) {
    const code = codes[card] ?? 0;
    const count = counts[code] ?? 0;
    counts[code] = count + 1;
    if (count === 0) met.push(code);
  }
  return met.flatMap((code) => {
    const value = values[code];
    return value === undefined ? [] : [{ told: tell(value), count: counts[code] ?? 0 }];
  });
}
