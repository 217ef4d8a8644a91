import { html, raw } from "hono/html";
import { isSlabbed } from "../composite-marks.ts";
import type { Box, Cell } from "../layout/page-layout.ts";
import { placeholderHtml } from "./card-html.ts";
import { at, type Markup } from "./markup.ts";
import type { CompositePage, PlacedCard } from "./page-pieces.ts";
import { seen } from "./placed-cards.ts";
import { stampBox, stampHtml } from "./stamps.ts";

/** Where the browser finds the picture of a card of the page. */
export const fanPicture = (index: number) => `/cell/${index}`;

/**
 * Cards that are turned, each over the one before it, with all that is drawn on them: the browser does
 * what turning takes.
 */
export function fanHtml(cards: readonly PlacedCard[], box: Box, page: CompositePage): Markup {
  return html`${cards.map((card) => heldHtml(card, box, page))}`;
}

function heldHtml(placed: PlacedCard, area: Box, page: CompositePage): Markup {
  const { card, index, picture, marks } = placed;
  const cell = page.layout.cells[index];
  if (!cell) return "";
  const { unit } = page.measures;
  const face = page.absent.has(index)
    ? placeholderHtml(card, { box: picture, origin: cell }, page)
    : pictureHtml(placed, cell, page);
  const stamps = marks.map((mark) => {
    const box = stampBox(mark, { cell, card: seen(placed, page) }, unit);
    return html`<div style="${at(box, cell)}">${stampHtml(mark, box, unit)}</div>`;
  });
  const well = isSlabbed(marks) ? html`<div class="well" style="${at(picture, cell)}"></div>` : "";
  const turn = raw(`;transform:rotate(${(cell.turn ?? 0).toFixed(3)}deg)`);
  return html`<div class="held" style="${at(cell, area)}${turn}">${well}${face}${stamps}</div>`;
}

function pictureHtml(
  { card, index, picture }: PlacedCard,
  cell: Cell,
  page: CompositePage,
): Markup {
  const tone = card.isMissing ? "face gone" : "face";
  const { width, height } = picture;
  const part = page.shown.get(index) ?? { x: 0, y: 0, width, height };
  const face = { ...part, x: picture.x + part.x, y: picture.y + part.y };
  const whole = at({ x: -part.x, y: -part.y, width, height });
  return html`<div class="${tone}" style="${at(face, cell)}"><img src="${fanPicture(index)}" style="${whole}" alt=""></div>`;
}
