import { type ColumnField, columnFields } from "#schemas/transfer/column-field.ts";
import type { ColumnMapping } from "#schemas/transfer/column-mapping.ts";
import { unwrapped } from "../reading/row-cells.ts";
import { foldedColumn, type TableRow } from "../table.ts";
import { bareWord } from "../values/read-cell.ts";
import { columnWords } from "./column-words.ts";
import { looksLike } from "./looks-like.ts";
import { vagueWords } from "./vague-words.ts";

const known: ReadonlyMap<string, ColumnField> = new Map(
  columnFields.flatMap((field) =>
    (columnWords[field] ?? []).map((word) => [plainName(word), field] as const),
  ),
);

/** What several columns may say at once. */
const gathered: ReadonlySet<ColumnField> = new Set([
  ...(["location", "notes", "tags", "finish", "quantity_foil"] as const),
]);

/**
 * Suggests which column of an unknown table means what: by their names in several languages, each checked against what stands below it. The
 * user goes over it before it counts.
 *
 * @param fewRows the first rows; a hundred are enough
 */
export function suggestMapping(
  header: readonly string[],
  fewRows: readonly TableRow[],
): ColumnMapping {
  const all = header.map((name, place): Column => {
    const cells = fewRows
      .map(({ cells: row }) => unwrapped(row[place] ?? ""))
      .filter((cell) => cell !== "");
    return { name, place, cells, field: name === "" ? undefined : fieldOf(name, cells) };
  });
  const counted = withCounts(all);
  const taken = new Set<ColumnField>();
  const columns: Column[] = [];
  // A `Price` beside a `Purchase Price` is today's, a `Series` beside a `Set` is what the set belongs to.
  for (const column of counted.toSorted((a, b) => Number(isVague(a)) - Number(isVague(b)))) {
    const { field } = column;
    if (field === undefined || (taken.has(field) && !gathered.has(field))) continue;
    taken.add(field);
    columns.push(column);
  }
  const named = columns
    .toSorted((a, b) => a.place - b.place)
    .flatMap(({ name, field }) => (field === undefined ? [] : [[name, field] as const]));
  return { columns: Object.fromEntries(named) };
}

interface Column {
  readonly name: string;
  readonly place: number;
  readonly cells: readonly string[];
  readonly field: ColumnField | undefined;
}

const isVague = ({ name }: Column): boolean => vagueWords.has(plainName(name));

/** Where a column counts plain copies, one beside it called `Holo` or `Reverse` counts as well, and is no flag. */
function withCounts(columns: readonly Column[]): readonly Column[] {
  if (!columns.some(({ field }) => field === "quantity_regular")) return columns;
  return columns.map((column) =>
    (column.field === "is_foil" || column.field === "is_reverse") &&
    looksLike("quantity_foil", column.cells)
      ? { ...column, field: "quantity_foil" }
      : column,
  );
}

function fieldOf(name: string, cells: readonly string[]): ColumnField | undefined {
  const named = known.get(plainName(name));
  if (named === undefined) return undefined;
  // A number of copies that cannot be read makes its row invalid; without the column each would be one.
  const isCount = named === "quantity" && !vagueWords.has(plainName(name));
  if (isCount && cells.some((cell) => /\d/.test(cell))) return named;
  return [named, ...(instead[named] ?? [])].find((field) => looksLike(field, cells));
}

/** `Edition` and `Foil` hold a name or a code, a flag or a word, depending on who writes them. */
const instead: Readonly<Partial<Record<ColumnField, readonly ColumnField[]>>> = {
  set_name: ["set_code"],
  is_foil: ["quantity_foil", "finish"],
  is_reverse: ["quantity_foil"],
};

function plainName(name: string): string {
  const bare = bareWord(foldedColumn(name).replace(/\((?:[a-z]{3}|[€$£¥])\)|[:*?]/g, " "));
  return bare === "" ? name.trim() : bare;
}
