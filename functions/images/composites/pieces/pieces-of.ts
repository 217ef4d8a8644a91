import { html } from "hono/html";
import type { Box, Cell } from "../layout/page-layout.ts";
import { labelHtml, placeholderHtml } from "./card-html.ts";
import { codeHtml } from "./code-html.ts";
import { fanHtml } from "./fan-html.ts";
import { footerHtml, headerHtml, totalsHtml } from "./header-html.ts";
import { headingHtml } from "./heading-html.ts";
import type { Markup } from "./markup.ts";
import type { CompositePage, Piece, PlacedCard } from "./page-pieces.ts";
import { placedCards } from "./placed-cards.ts";

/** Everything of a page that the browser draws; most of a page is pictures, and those are left out. */
export function piecesOf(page: CompositePage): readonly Piece[] {
  const { composite, layout, measures } = page;
  const { header, totals, code, headings, footer } = layout;
  const { link } = composite.options;
  const cards = placedCards(composite, layout, measures);
  const isFan = composite.options.layout === "fan";
  return [
    ...(totals ? [piece(totals, totalsHtml(page, totals))] : []),
    // Letters of some scripts reach far below their line.
    ...(header ? [piece(taller(header, measures.header.space), headerHtml(page, header))] : []),
    ...(code && link !== undefined ? [piece(code, codeHtml(link, code))] : []),
    ...headings.map((place) => piece(place.box, headingHtml(composite, place))),
    ...labelRows(cards, page),
    ...(footer ? [piece(footer, footerHtml(page, footer))] : []),
    ...(isFan ? fanPiece(cards, page) : placeholders(cards, page)),
  ];
}

const taller = (box: Box, space: number): Box => ({
  ...box,
  height: box.height + Math.round(space / 3),
});

const piece = ({ x, y, width, height }: Box, markup: Markup): Piece => ({
  ...{ width, height, place: { x, y }, markup },
});

/** One for each row of cards: a hundred small ones would cost more than a few wide ones. */
function labelRows(cards: readonly PlacedCard[], page: CompositePage): readonly Piece[] {
  const rows = new Map<string, { card: PlacedCard; label: Box }[]>();
  for (const card of cards) {
    const { label } = page.layout.cells[card.index] ?? {};
    if (!label) continue;
    // A leaf of a binder has rows of its own: what is between two leaves is no paper.
    const leaf = page.layout.leaves?.findIndex(({ x, width }) => label.x < x + width) ?? 0;
    const key = `${label.y} ${leaf}`;
    rows.set(key, [...(rows.get(key) ?? []), { card, label }]);
  }
  return [...rows.values()].map((row) => {
    const box = around(row.map(({ label }) => label));
    const labels = row.map(({ card: { card }, label }) =>
      labelHtml(card, { box: label, origin: box }, page),
    );
    return piece(box, html`${labels}`);
  });
}

const placeholders = (cards: readonly PlacedCard[], page: CompositePage): readonly Piece[] =>
  cards
    .filter(({ index }) => page.absent.has(index))
    .map(({ card, picture }) =>
      piece(picture, placeholderHtml(card, { box: picture, origin: picture }, page)),
    );

/** All between header and labels, as wide as the page: shadows reach beyond the cards. */
function fanPiece(cards: readonly PlacedCard[], page: CompositePage): readonly Piece[] {
  const { layout } = page;
  const top = Math.max(
    ...[layout.header, layout.totals, layout.code].map((box) => (box ? box.y + box.height : 0)),
  );
  const below = layout.cells.map(
    ({ label }: Cell) => label?.y ?? layout.footer?.y ?? layout.height - 1,
  );
  const box = { x: 0, y: top, width: layout.width, height: Math.min(...below) - top };
  return [piece(box, fanHtml(cards, box, page))];
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
