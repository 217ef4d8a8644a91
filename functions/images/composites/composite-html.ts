import { html, raw } from "hono/html";
import { type Composite, type CompositeCard, mainLanguage } from "./composite.ts";
import { labelLines, languageMark } from "./composite-labels.ts";
import type { Box, Grid, PageLayout } from "./composite-layout.ts";
import { onSheet, type Sheet, shadowOf } from "./composite-sheet.ts";
import { compositeStyle } from "./composite-style.ts";

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
  const style = raw(compositeStyle(grid, composite.options.theme));
  const usual = mainLanguage(composite);
  const labels = layout.cells.map((cell, index) => labelHtml(page, { cell, index, usual }));
  const blanks = [...page.missing].map((index) => placeholderHtml(page, index, usual));
  const drawn = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>${style}body { width: ${sheet.width}px; height: ${sheet.height}px; }</style></head>
<body>${headerHtml(page)}${labels}${blanks}${footerHtml(page)}</body></html>`;
  return drawn.toString();
}

/** What `html` makes; text that is none of it is escaped where it is put in. */
type Markup = ReturnType<typeof html> | "";

function headerHtml({ composite, grid, layout, sheet }: CompositePage): Markup {
  const { title, subtitle } = composite.options;
  const top = onSheet(sheet, 0);
  if (grid.header === 0 || top === undefined) return "";
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

function labelHtml(
  page: CompositePage,
  { cell, index, usual }: { cell: Box; index: number; usual: string | undefined },
): Markup {
  const { composite, grid, layout, sheet } = page;
  const card = composite.cards[layout.from + index];
  const y = onSheet(sheet, cell.y + cell.height + shadowOf(grid));
  if (!card || y === undefined || grid.label === 0) return "";
  const lines = labelLines(card, composite.options.labels, usual).map(
    ({ tone, text, tail, mark, figure }) =>
      html`<section class="line ${tone}"><p dir="auto">${text}</p><u>${tail}</u>${marked(mark)}<b>${figure}</b></section>`,
  );
  const inset = Math.round(2 * grid.unit);
  const box = { x: cell.x + inset, y, width: cell.width - 2 * inset, height: grid.label };
  return html`<div lang="${card.language}" style="${at(box)}">${lines}</div>`;
}

function placeholderHtml(
  { composite, layout, sheet }: CompositePage,
  index: number,
  usual: string | undefined,
): Markup {
  const cell = layout.cells[index];
  const card = composite.cards[layout.from + index];
  const y = onSheet(sheet, cell?.y ?? -1);
  if (!card || !cell || y === undefined) return "";
  return html`<div class="blank" lang="${card.language}" style="${at({ ...cell, y })}"><i></i>
<h2 dir="auto">${card.name}</h2><h3 dir="auto">${where(card)}${marked(languageMark(card, usual))}</h3></div>`;
}

function footerHtml({ composite, grid, layout, sheet }: CompositePage): Markup {
  const { date, attribution } = composite.options.footer;
  const top = onSheet(sheet, layout.height - grid.margin - grid.footer + shadowOf(grid));
  if (grid.footer === 0 || top === undefined) return "";
  const box = inner(grid, top + Math.round(12 * grid.unit), grid.footer);
  return html`<div class="foot" style="${at(box)}"><p dir="auto">${attribution ? composite.attribution : ""}</p>
<span>${date ? composite.day : ""}</span></div>`;
}

const marked = (mark: string): Markup => (mark === "" ? "" : html`<i>${mark}</i>`);

const where = (card: CompositeCard) => `${card.setName} · ${card.number}`;

const inner = (grid: Grid, y: number, height: number): Box => ({
  ...{ x: grid.margin, y, height },
  width: grid.width - 2 * grid.margin,
});

const at = ({ x, y, width, height }: Box) =>
  raw(`left:${x}px;top:${y}px;width:${width}px;height:${height}px`);
