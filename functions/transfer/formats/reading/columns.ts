import { type ColumnField, columnFields } from "#schemas/transfer/column-field.ts";
import type { ColumnMapping } from "#schemas/transfer/column-mapping.ts";
import type { FormatColumns } from "../format.ts";
import { foldedColumn } from "../table.ts";

/** What becomes of a column: read as a field, known to say nothing of ours, or unknown and only kept. */
export interface ToldColumn {
  readonly name: string;
  readonly use: ColumnField | "known" | "unknown";
}

/** Where fields stand in rows: indexes of columns, the first one first. */
export type Places = ReadonlyMap<ColumnField, readonly number[]>;

export interface ReadColumns {
  readonly places: Places;
  readonly told: readonly ToldColumn[];
}

/**
 * Reads a header by the names of its columns, never by their places.
 *
 * @param mapping goes before what the format says
 */
export function readColumns(
  header: readonly string[],
  columns: FormatColumns,
  mapping?: ColumnMapping,
): ReadColumns {
  const mapped = new Map(
    Object.entries(mapping?.columns ?? {}).map(([name, field]) => [foldedColumn(name), field]),
  );
  const known = usesOf(columns);
  const told = header.map((name): ToldColumn => {
    const folded = foldedColumn(name);
    return { name, use: mapped.get(folded) ?? known.get(folded) ?? "unknown" };
  });
  const places = new Map<ColumnField, number[]>();
  for (const [place, { use }] of told.entries()) {
    if (use === "known" || use === "unknown") continue;
    const before = places.get(use);
    if (before) before.push(place);
    else places.set(use, [place]);
  }
  return { places, told };
}

/** What a format's columns are for, by their folded names. */
export function usesOf(columns: FormatColumns): ReadonlyMap<string, ToldColumn["use"]> {
  const uses = [...columnFields, "known" as const];
  return new Map(uses.flatMap((use) => (columns[use] ?? []).map((name) => [name, use] as const)));
}
