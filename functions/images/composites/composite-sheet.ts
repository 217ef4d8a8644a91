import type { Grid, PageLayout } from "./composite-layout.ts";

/** A strip of the page, as wide as the page, that the browser draws. */
export interface Strip {
  /** Where it is on the sheet. */
  readonly sheetY: number;
  /** Where it belongs on the page. */
  readonly pageY: number;
  readonly height: number;
}

/**
 * What the browser draws of a page: the strips that have text, one below the other. The pictures of
 * a row are left out, unless one is missing; then the strip has the whole row, for the placeholder.
 * Most of a page is pictures, and the browser is slow at those.
 */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly strips: readonly Strip[];
}

/** The sheet of a page; `missing` are indexes into the page's cells. */
export function sheetOf(layout: PageLayout, grid: Grid, missing: ReadonlySet<number>): Sheet {
  const strips: Strip[] = [];
  let height = 0;
  const add = (pageY: number, tall: number) => {
    if (tall === 0) return;
    strips.push({ sheetY: height, pageY, height: tall });
    height += tall;
  };
  add(0, grid.header === 0 ? 0 : grid.margin + grid.header - shadowOf(grid));
  for (let first = 0; first < layout.cells.length; first += grid.columns) {
    const row = layout.cells.slice(first, first + grid.columns);
    const top = row[0]?.y ?? 0;
    const hasPlaceholder = row.some((_cell, index) => missing.has(first + index));
    const pictures = grid.cell.height + shadowOf(grid);
    if (hasPlaceholder) add(top, grid.cell.height + grid.label);
    else add(top + pictures, Math.max(0, grid.label - shadowOf(grid)));
  }
  const foot = grid.footer === 0 ? 0 : grid.margin + grid.footer - shadowOf(grid);
  add(layout.height - foot, foot);
  return { width: layout.width, height: Math.max(1, height), strips };
}

/** How far a card's shadow reaches beyond its picture, in pixels; text keeps clear of it. */
export const shadowOf = (grid: Grid): number => Math.round(9 * grid.unit);

/** Radius of a card's corners in pixels; a real card's is about 3 mm of 63. */
export const cornerOf = (grid: Grid): number => Math.round(0.046 * grid.cell.width);

/** A place on the page, seen from the sheet; undefined when the sheet does not have it. */
export function onSheet(sheet: Sheet, pageY: number): number | undefined {
  const strip = sheet.strips.find((s) => pageY >= s.pageY && pageY < s.pageY + s.height);
  return strip && pageY - strip.pageY + strip.sheetY;
}
