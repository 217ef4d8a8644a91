import type { Piece } from "./page-pieces.ts";

/** A piece and where it is on the sheet. */
export interface SheetPiece extends Omit<Piece, "markup"> {
  readonly x: number;
  readonly y: number;
}

/**
 * What the browser draws of a page, piece beside piece and row below row, in pixels. Most of a page is
 * pictures of cards, and the browser is slow at those.
 */
export interface Sheet<Kind extends SheetPiece = SheetPiece> {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Kind[];
}

/**
 * Puts pieces on a sheet so that none touches another. The tallest come first; those that are as
 * wide as the page have a row to themselves.
 *
 * @param width of the page
 */
export function sheetOf<Kind extends Piece>(
  pieces: readonly Kind[],
  width: number,
): Sheet<Kind & SheetPiece> {
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
