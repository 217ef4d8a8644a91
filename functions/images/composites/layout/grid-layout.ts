import { pageLimits } from "#schemas/images/composite.ts";
import { heightOf, type Measures, measuresOf, unitOf, type Wanted } from "./measures.ts";
import type { Cell, CompositeLayout, HeadingPlace, PageLayout } from "./page-layout.ts";
import { paginate } from "./paginate.ts";
import { type Row, rowsOfGroups } from "./rows-of-groups.ts";
import { surround } from "./surround.ts";

/**
 * Rows of cards on pages that any viewer can open. A last row that is not full starts at the left;
 * the only row of a composite stands in the middle.
 */
export function gridLayout(wanted: Wanted): CompositeLayout {
  const { count, groups = [] } = wanted;
  const columns = columnsOf(wanted);
  const { measures, width } = fittingMeasures(wanted, columns);
  const rows = rowsOfGroups(count, groups, columns);
  const around = 2 * measures.margin + measures.footer;
  const pages = paginate(
    rows.map((row) => blockOf(row, measures)),
    (page) => tallestOf(width) - around - heightOf(measures.header, page === 0),
  );
  const sheet = { measures, width, columns, count };
  return {
    measures,
    pages: pages.map(([from, to], page) => pageOf({ rows: rows.slice(from, to), page }, sheet)),
  };
}

const columnsOf = ({ count, options }: Wanted) =>
  Math.min(options.columns ?? columnsFor(count), Math.max(count, 3));

const columnsFor = (count: number) => Math.min(10, Math.max(3, Math.ceil(Math.sqrt(count))));

const tallestOf = (width: number) => Math.min(pageLimits.side, Math.floor(pageLimits.area / width));

/** With a header that leaves room for a row: on a wide page of large cards a long title is set smaller. */
function fittingMeasures(wanted: Wanted, columns: number) {
  const unit = unitOf(wanted.options);
  let scale = Math.min(2.2, Math.max(1, columns / 4));
  for (;;) {
    const { cell, margin, gap } = measuresOf(wanted, { width: 1, scale });
    const inner = columns * cell.width + (columns - 1) * gap;
    const measures = measuresOf(wanted, { width: inner, scale, unit });
    const width = inner + 2 * margin;
    const { footer, heading, label } = measures;
    const least = 2 * margin + heightOf(measures.header, true) + heading + cell.height + label;
    if (least + footer <= tallestOf(width) || scale <= 1) return { measures, width };
    scale = Math.max(1, scale - 0.2);
  }
}

function blockOf({ headings, group }: Row, { cell, label, heading, rowGap, groupGap }: Measures) {
  const cards = cell.height + label;
  const hasHeading = headings.length > 0;
  return {
    height: cards + (hasHeading ? heading : 0),
    firstHeight: cards + (group === undefined ? 0 : heading),
    gap: hasHeading ? groupGap : rowGap,
  };
}

interface Sheet {
  readonly measures: Measures;
  readonly width: number;
  readonly columns: number;
  readonly count: number;
}

function pageOf({ rows, page }: { rows: readonly Row[]; page: number }, sheet: Sheet): PageLayout {
  const { measures, width, columns, count } = sheet;
  const { margin, cell, gap, label, footer, header } = measures;
  const place = { x: margin, width: width - 2 * margin };
  const isOnlyRow = rows[0]?.group === undefined && count < columns;
  const indent = isOnlyRow ? Math.round(((columns - count) * (cell.width + gap)) / 2) : 0;
  const cells: Cell[] = [];
  const headings: HeadingPlace[] = [];
  let y = margin + heightOf(header, page === 0);
  for (const [index, row] of rows.entries()) {
    if (index > 0) y += blockOf(row, measures).gap;
    const above = headingsOf(row, { y, isFirst: index === 0 }, sheet);
    headings.push(...above);
    if (above.length > 0) y += measures.heading;
    cells.push(...cellsOf(row, { x: margin + indent, y }, measures));
    y += cell.height + label;
  }
  return {
    ...{ page, from: rows[0]?.from ?? 0, to: rows.at(-1)?.to ?? 0, width },
    ...{ height: y + footer + margin, headings, cells },
    ...surround(measures, { page, above: { ...place, y: margin }, below: { ...place, y } }),
  };
}

/** Of groups that begin in the row, and of one that goes on at the top of the page. */
function headingsOf(
  row: Row,
  { y, isFirst }: { y: number; isFirst: boolean },
  { measures: { margin, cell, gap, heading }, columns }: Sheet,
): readonly HeadingPlace[] {
  const step = cell.width + gap;
  const isContinued = isFirst && row.headings.length === 0 && row.group !== undefined;
  const above = isContinued ? [{ group: row.group ?? 0, column: 0, columns }] : row.headings;
  return above.map(({ group, column, columns: span }) => {
    const box = { x: margin + column * step, y, width: span * step - gap, height: heading };
    return { group, box, isContinued };
  });
}

const cellsOf = (
  { from, to }: Row,
  { x, y }: { x: number; y: number },
  measures: Measures,
): readonly Cell[] =>
  Array.from({ length: to - from }, (_none, index) => {
    const { cell, gap } = measures;
    const box = { x: x + index * (cell.width + gap), y, ...cell };
    return { ...box, ...labelBelow(box, measures) };
  });

/** Where the lines under a card are. */
export function labelBelow(cell: Cell, { label, unit }: Measures): Pick<Cell, "label"> {
  if (label === 0) return {};
  const inset = Math.round(2 * unit);
  const shadow = shadowOf(unit);
  return {
    label: {
      x: cell.x + inset,
      y: cell.y + cell.height + shadow,
      width: cell.width - 2 * inset,
      height: label - shadow,
    },
  };
}

/** How far a card's shadow reaches beyond its picture, in pixels; text keeps clear of it. */
export const shadowOf = (unit: number): number => Math.round(9 * unit);
