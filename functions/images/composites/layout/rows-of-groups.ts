import type { PlannedGroup } from "#schemas/images/render.ts";

/** A row of cards, with the headings above it. */
export interface Row {
  /** Indexes of its cards: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Which group its first card is of; undefined where cards are not grouped. */
  readonly group: number | undefined;
  /** Of the groups that begin in it; a group begins at the left of its row, or behind the one before. */
  readonly headings: readonly RowHeading[];
}

export interface RowHeading {
  readonly group: number;
  /** Its first column, and how many it stands above. */
  readonly column: number;
  readonly columns: number;
}

/**
 * Divides cards into rows. A group begins a row, but small ones share one: a row for each of a
 * hundred artists would be a page of little else than paper.
 */
export function rowsOfGroups(
  count: number,
  groups: readonly Pick<PlannedGroup, "from">[],
  columns: number,
): readonly Row[] {
  if (groups.length === 0) return fullRows({ from: 0, to: count, group: undefined }, columns);
  const rows: Row[] = [];
  let shared: Row[] = [];
  const close = () => {
    const row = joined(shared, columns);
    if (row) rows.push(row);
    shared = [];
  };
  for (const [group, { from }] of groups.entries()) {
    const to = groups[group + 1]?.from ?? count;
    if (to <= from) continue;
    const own = fullRows({ from, to, group }, columns);
    const used = shared.reduce((sum, row) => sum + row.to - row.from, 0);
    if (own.length > 1 || used + (to - from) > columns) close();
    if (own.length === 1) shared.push(...own);
    else rows.push(...own);
  }
  close();
  return rows;
}

function fullRows(
  { from, to, group }: Pick<Row, "from" | "to" | "group">,
  columns: number,
): readonly Row[] {
  return Array.from({ length: Math.ceil((to - from) / columns) }, (_none, index) => {
    const first = from + index * columns;
    const isTop = index === 0 && group !== undefined;
    const headings = isTop ? [{ group, column: 0, columns }] : [];
    return { from: first, to: Math.min(to, first + columns), group, headings };
  });
}

/** Several groups in one row, each heading as wide as its cards; the last one to the row's end. */
function joined(rows: readonly Row[], columns: number): Row | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return undefined;
  const headings = rows.flatMap(({ from, to, group }) => {
    const column = from - first.from;
    const width = to === last.to ? columns - column : to - from;
    return group === undefined ? [] : [{ group, column, columns: width }];
  });
  return { from: first.from, to: last.to, group: first.group, headings };
}
