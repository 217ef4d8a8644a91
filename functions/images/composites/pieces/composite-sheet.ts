import type { Markup } from "./markup.ts";
import type { Place } from "./page-pieces.ts";

/** What takes up room on a sheet. */
interface Sized {
  readonly width: number;
  readonly height: number;
}

/** Something with its place on the sheet. */
export type OnSheet<Kind extends Sized> = Kind & Place;

/** What a page is put together of. */
export interface SheetPiece extends Sized, Place {
  /** Its top left corner on the page. */
  readonly place: Place;
}

/** What a document is made of. */
export interface SheetMarkup extends Sized, Place {
  readonly markup: Markup;
}

/**
 * What the browser draws of a page, piece beside piece and row below row, in pixels. Most of a page is
 * pictures of cards, and the browser is slow at those.
 */
export interface Sheet<Kind extends Sized> extends Sized {
  readonly pieces: readonly OnSheet<Kind>[];
}

/**
 * Puts pieces on a sheet so that none touches another. The tallest come first; those that are as
 * wide as the page have a row to themselves.
 *
 * @param width of the page
 */
export function sheetOf<Kind extends Sized>(pieces: readonly Kind[], width: number): Sheet<Kind> {
  const placed = new Map<Kind, { x: number; y: number }>();
  let [x, y, rowHeight] = [0, 0, 0];
  for (const piece of [...pieces].sort((a, b) => b.height - a.height)) {
    if (x > 0 && x + piece.width > width) {
      y += rowHeight + apart;
      [x, rowHeight] = [0, 0];
    }
    placed.set(piece, { x, y });
    x += piece.width + apart;
    rowHeight = Math.max(rowHeight, piece.height);
  }
  return {
    width,
    height: Math.max(1, y + rowHeight),
    pieces: pieces.map((piece) => ({ ...piece, ...(placed.get(piece) ?? { x: 0, y: 0 }) })),
  };
}

/** Between pieces, so that none shows a soft edge of its neighbour. */
const apart = 2;
