import { html, raw } from "hono/html";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { Mark } from "../composite-marks.ts";
import { emWidth } from "../layout/header-text.ts";
import type { Box } from "../layout/page-layout.ts";
import { at, type Markup } from "./markup.ts";
import type { CompositePage, PlacedCard, Stamp } from "./page-pieces.ts";
import { placedCards, seen } from "./placed-cards.ts";
import { slabIn } from "./slab.ts";

/** Where a mark is drawn on a card, in pixels of the page. */
export function stampBox(
  mark: Mark,
  { cell, card }: { cell: Box; card: PlacedCard },
  unit: number,
): Box {
  const px = (size: number) => Math.round(size * unit);
  if (mark.kind === "slab") return slabIn(cell, unit).slab;
  if (mark.kind === "count") {
    // Beside the corner of a slab, which has the grade in it.
    const under = card.marks.some(({ kind }) => kind === "slab") ? cell : card.picture;
    const [width, height] = [px(emWidth(mark.text) * 16 + 30), px(34)];
    return { x: under.x + under.width - width + px(11), y: under.y - px(11), width, height };
  }
  const { x, y, width: whole } = card.picture;
  const height = px(24);
  const room = Math.round(whole * 0.6);
  const width = hasWord(unit) ? Math.min(room, px(emWidth(mark.text) * 12.5 + 42)) : height;
  return { x: x - px(8), y: y - px(9), width, height };
}

/** In a preview a word would be a smear. */
const hasWord = (unit: number) => unit > 0.8;

/** A mark, drawn from the corner of its box. */
export function stampHtml(mark: Mark, box: Box, unit: number): Markup {
  const place = at({ ...box, x: 0, y: 0 });
  switch (mark.kind) {
    case "slab":
      return html`<div class="slab" style="${place}"><section><p>${mark.company}${mark.finish && hasWord(unit) ? html`<i>${mark.finish}</i>` : ""}</p><b>${mark.grade}</b></section></div>`;
    case "count":
      return html`<div class="count-of" style="${place}"><b>${mark.text}</b></div>`;
    case "finish":
      return html`<div class="shine" style="${place}">${star}${hasWord(unit) ? html`<p>${mark.text}</p>` : ""}</div>`;
  }
}

const star = raw(
  '<svg viewBox="0 0 24 24"><path d="M12 1c1.2 6.6 4.4 9.8 11 11-6.6 1.2-9.8 4.4-11 11-1.2-6.6-4.4-9.8-11-11 6.6-1.2 9.8-4.4 11-11z"/></svg>',
);

/** Each different mark of a page once, and all places where it is; the lowest first. */
export function stampsOf(page: CompositePage): readonly Stamp[] {
  const { composite, layout, measures } = page;
  // Cards that are turned are drawn by the browser with all that is on them.
  if (composite.options.layout === "fan") return [];
  const stamps = new Map<string, Stamp & { readonly places: { x: number; y: number }[] }>();
  for (const placed of placedCards(composite, layout, measures)) {
    const card = seen(placed, page);
    const cell = layout.cells[card.index] ?? card.picture;
    for (const mark of card.marks) {
      const box = stampBox(mark, { cell, card }, measures.unit);
      const { x, y, width, height } = box;
      const name = canonicalJson([mark, width, height]);
      const markup = stampHtml(mark, box, measures.unit);
      const stamp = stamps.get(name) ?? { name, width, height, markup, places: [] };
      stamp.places.push({ x, y });
      stamps.set(name, stamp);
    }
  }
  // A slab lies under what is drawn on it.
  return [...stamps.values()].sort((a, b) => b.height - a.height);
}
