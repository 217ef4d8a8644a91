import { type ColumnField, columnFields } from "#schemas/transfer/column-field.ts";
import type { ColumnMapping } from "#schemas/transfer/column-mapping.ts";
import { foldedColumn, type TableRow } from "../table.ts";
import { bareWord } from "../values/read-cell.ts";
import { columnWords } from "./column-words.ts";
import { looksLike } from "./looks-like.ts";

const known: ReadonlyMap<string, ColumnField> = new Map(
  columnFields.flatMap((field) =>
    (columnWords[field] ?? []).map((word) => [plainName(word), field] as const),
  ),
);

/** What several columns may say at once. */
const gathered: ReadonlySet<ColumnField> = new Set(["location", "notes", "tags", "finish"]);

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
  const taken = new Set<ColumnField>();
  const columns: [string, ColumnField][] = [];
  for (const [place, name] of header.entries()) {
    const cells = fewRows.map(({ cells: all }) => all[place] ?? "").filter((cell) => cell !== "");
    const field = fieldOf(name, cells);
    if (name === "" || field === undefined) continue;
    if (taken.has(field) && !gathered.has(field)) continue;
    taken.add(field);
    columns.push([name, field]);
  }
  return { columns: Object.fromEntries(columns) };
}

function fieldOf(name: string, cells: readonly string[]): ColumnField | undefined {
  const named = known.get(plainName(name));
  if (named === undefined) return undefined;
  return [named, ...(instead[named] ?? [])].find((field) => looksLike(field, cells));
}

/** `Edition` and `Foil` hold a name or a code, a flag or a word, depending on who writes them. */
const instead: Readonly<Partial<Record<ColumnField, readonly ColumnField[]>>> = {
  set_name: ["set_code"],
  is_foil: ["finish"],
  is_reverse: ["quantity_foil"],
};

function plainName(name: string): string {
  const bare = bareWord(foldedColumn(name).replace(/\((?:[a-z]{3}|[€$£¥])\)|[:*?]/g, " "));
  return bare === "" ? name.trim() : bare;
}
