import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { guarded } from "./guarded-cell.ts";
import type { Cell, Writes } from "./writes.ts";

/** An item that a format cannot hold at all, and why. */
export interface UnwrittenItem {
  readonly one: ExportedItem;
  readonly reason: string;
}

/** A row of cells that are safe to open in a spreadsheet; or why there is none. */
export type WrittenRow =
  | { readonly cells: readonly string[] }
  | { readonly reason: string; readonly cells?: undefined };

export const headerOf = ({ columns }: Writes): readonly string[] => Object.keys(columns);

const safe = (cell: Cell) => (typeof cell === "string" ? guarded(cell) : cell.number);
const sealed = "It is a sealed product, and the format holds cards alone.";

/** Writes one item for an app. */
export function writtenRow(writes: Writes, one: ExportedItem): WrittenRow {
  const reason = one.card.isSealed && writes.loses.includes("sealed products") ? sealed : undefined;
  const refused = reason ?? writes.refuses?.(one);
  if (refused !== undefined) return { reason: refused };
  return { cells: Object.values(writes.columns).map((cell) => safe(cell(one))) };
}

/** All items as a table, in their order; each is in one of the two lists. */
export function writtenTable(writes: Writes, items: readonly ExportedItem[]) {
  const rows: (readonly string[])[] = [];
  const unwritten: UnwrittenItem[] = [];
  for (const one of items) {
    const { cells, ...refusal } = writtenRow(writes, one);
    if (cells) rows.push(cells);
    else if ("reason" in refusal) unwritten.push({ one, reason: refusal.reason });
  }
  return { header: headerOf(writes), rows, unwritten };
}
