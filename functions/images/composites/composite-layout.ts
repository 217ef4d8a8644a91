import { type CompositeOptions, cellSizes, pageLimits } from "#schemas/images/composite.ts";
import { labelRows } from "./composite-labels.ts";
import { type HeaderText, subtitleText, titleText } from "./header-text.ts";

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The measures that all pages of one composite share, in pixels. */
export interface Grid {
  readonly columns: number;
  readonly rowsOfPage: number;
  readonly pages: number;
  readonly width: number;
  readonly cell: { readonly width: number; readonly height: number };
  /** Pixels for one pixel of the design, which is drawn for medium quality. */
  readonly unit: number;
  readonly margin: number;
  /** Between two cards of a row, and between a row's labels and the next row. */
  readonly gap: number;
  readonly rowGap: number;
  /** Of the whole header, its space below included; zero without title and subtitle. */
  readonly header: number;
  /** How much larger the header's letters are than on a narrow page. */
  readonly headerScale: number;
  readonly title: HeaderText;
  readonly subtitle: HeaderText;
  readonly label: number;
  readonly footer: number;
}

/** Where everything is on one page. */
export interface PageLayout {
  readonly page: number;
  /** Indexes of its cards: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly height: number;
  /** One for each card, in order. */
  readonly cells: readonly Box[];
}

/**
 * Divides cards into pages that any viewer can open, about equally tall, so that no page is left
 * with a single row when its neighbours are full.
 *
 * @throws RangeError without a card
 */
export function gridOf(count: number, options: CompositeOptions): Grid {
  if (count < 1) throw new RangeError("A composite needs at least one card.");
  const cell = cellSizes[options.quality];
  const unit = cell.width / cellSizes.medium.width;
  const columns = Math.min(options.columns ?? columnsFor(count), Math.max(count, 3));
  const px = (size: number) => Math.round(size * unit);
  const lines = labelRows(options.labels).length;
  const margin = px(48);
  const gap = px(22);
  const rowGap = px(lines === 0 ? 22 : 28);
  const width = 2 * margin + columns * cell.width + (columns - 1) * gap;
  const headerScale = Math.min(2.2, Math.max(1, columns / 4));
  const room = (width - 2 * margin) / (unit * headerScale) - besideTitle;
  const title = titleText(options.title, room);
  const subtitle = subtitleText(options.subtitle, room);
  const header = px(heightOf(title, subtitle) * headerScale + (title.lines + subtitle.lines && 26));
  const label = lines === 0 ? 0 : px(12 + lines * 21);
  const footer = options.footer.date || options.footer.attribution ? px(46) : 0;
  const row = cell.height + label + rowGap;

  const tallest = Math.min(pageLimits.side, Math.floor(pageLimits.area / width));
  const fitting = Math.floor((tallest - 2 * margin - header - footer + rowGap) / row);
  const rows = Math.ceil(count / columns);
  const rowsOfPage = Math.ceil(rows / Math.ceil(rows / Math.max(1, fitting)));
  const pages = Math.ceil(rows / rowsOfPage);
  return {
    ...{ columns, rowsOfPage, pages, width, cell, unit, margin, gap, rowGap },
    ...{ header, headerScale, title, subtitle, label, footer },
  };
}

/**
 * The layout of one page, counted from zero. A last row that is not full starts at the left; the
 * only row of a composite stands in the middle.
 */
export function pageLayout(grid: Grid, count: number, page: number): PageLayout {
  const perPage = grid.columns * grid.rowsOfPage;
  const from = page * perPage;
  const to = Math.min(count, from + perPage);
  const row = grid.cell.height + grid.label + grid.rowGap;
  const step = grid.cell.width + grid.gap;
  const indent = Math.round((Math.max(0, grid.columns - count) * step) / 2);
  const cells = Array.from({ length: to - from }, (_none, index) => ({
    x: grid.margin + indent + (index % grid.columns) * step,
    y: grid.margin + grid.header + Math.floor(index / grid.columns) * row,
    ...grid.cell,
  }));
  const rows = Math.ceil((to - from) / grid.columns);
  const height = 2 * grid.margin + grid.header + rows * row - grid.rowGap + grid.footer;
  return { page, from, to, width: grid.width, height, cells };
}

const columnsFor = (count: number) => Math.min(10, Math.max(3, Math.ceil(Math.sqrt(count))));

/** Pixels of the design that the number of cards and pages takes beside the title, at scale 1. */
const besideTitle = 180;

const heightOf = (...texts: readonly HeaderText[]) =>
  texts.reduce((sum, { lines, lineHeight }) => sum + lines * lineHeight, 0);
