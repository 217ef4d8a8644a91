import type { Composite, CompositeCard } from "./composite.ts";
import { labelLines } from "./composite-labels.ts";
import type { Box, Grid, PageLayout } from "./composite-layout.ts";
import { onSheet, type Sheet, shadowOf } from "./composite-sheet.ts";
import { compositeStyle } from "./composite-style.ts";
import { html, Markup } from "./html.ts";

/** One page: what is on it, and where. */
export interface CompositePage {
  readonly composite: Composite;
  readonly grid: Grid;
  readonly layout: PageLayout;
  /** Indexes into the page's cells whose picture is missing. */
  readonly missing: ReadonlySet<number>;
  readonly sheet: Sheet;
}

/**
 * The document that the browser draws for a page. It loads nothing but `/fonts.css`, has no
 * script, and whatever a person wrote is text in it.
 */
export function compositeHtml(page: CompositePage): string {
  const { composite, grid, layout, sheet } = page;
  const style = new Markup(compositeStyle(grid, composite.options.theme));
  const labels = layout.cells.map((cell, index) => labelHtml(page, cell, index));
  const blanks = [...page.missing].map((index) => placeholderHtml(page, index));
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>${style}body { width: ${sheet.width}px; height: ${sheet.height}px; }</style></head>
<body>${headerHtml(page)}${labels}${blanks}${footerHtml(page)}</body></html>`.text;
}

function headerHtml({ composite, grid, layout, sheet }: CompositePage): Markup | undefined {
  const { title, subtitle } = composite.options;
  const top = onSheet(sheet, 0);
  if (grid.header === 0 || top === undefined) return undefined;
  const cards = composite.cards.reduce((sum, { quantity }) => sum + quantity, 0);
  const count = `${cards.toLocaleString("en")} ${cards === 1 ? "card" : "cards"}`;
  const pages = grid.pages > 1 ? ` · ${layout.page + 1}/${grid.pages}` : "";
  const lines = [
    ...(title ? [html`<p class="title" dir="auto">${title}</p>`] : []),
    ...(subtitle ? [html`<p class="subtitle" dir="auto">${subtitle}</p>`] : []),
  ];
  const box = inner(grid, top + grid.margin, grid.header - Math.round(26 * grid.unit));
  return html`<div class="head" style="${at(box)}"><section>${lines}</section>
<p class="count">${count}${pages}</p></div>`;
}

function labelHtml(page: CompositePage, cell: Box, index: number): Markup {
  const { composite, grid, layout, sheet } = page;
  const card = composite.cards[layout.from + index];
  const y = onSheet(sheet, cell.y + cell.height + shadowOf(grid));
  if (!card || y === undefined || grid.label === 0) return html``;
  const lines = labelLines(card, composite.options.labels).map(
    ({ tone, text, tail, figure }) =>
      html`<section class="line ${tone}"><p dir="auto">${text}</p><u>${tail}</u><b>${figure}</b></section>`,
  );
  const inset = Math.round(2 * grid.unit);
  const box = { x: cell.x + inset, y, width: cell.width - 2 * inset, height: grid.label };
  return html`<div lang="${card.language}" style="${at(box)}">${lines}</div>`;
}

function placeholderHtml({ composite, layout, sheet }: CompositePage, index: number): Markup {
  const cell = layout.cells[index];
  const card = composite.cards[layout.from + index];
  const y = onSheet(sheet, cell?.y ?? -1);
  if (!card || !cell || y === undefined) return html``;
  return html`<div class="blank" lang="${card.language}" style="${at({ ...cell, y })}"><i></i>
<h2 dir="auto">${card.name}</h2><h3 dir="auto">${where(card)}</h3></div>`;
}

function footerHtml({ composite, grid, layout, sheet }: CompositePage): Markup | undefined {
  const { date, attribution } = composite.options.footer;
  const top = onSheet(sheet, layout.height - grid.margin - grid.footer + shadowOf(grid));
  if (grid.footer === 0 || top === undefined) return undefined;
  const box = inner(grid, top + Math.round(12 * grid.unit), grid.footer);
  return html`<div class="foot" style="${at(box)}"><p dir="auto">${attribution ? composite.attribution : ""}</p>
<span>${date ? composite.day : ""}</span></div>`;
}

const where = (card: CompositeCard) => `${card.setName} · ${card.number}`;

const inner = (grid: Grid, y: number, height: number): Box => ({
  ...{ x: grid.margin, y, height },
  width: grid.width - 2 * grid.margin,
});

const at = ({ x, y, width, height }: Box) =>
  new Markup(`left:${x}px;top:${y}px;width:${width}px;height:${height}px`);
