import { html, raw } from "hono/html";
import { compositeStyle } from "../look/composite-style.ts";
import { paletteOf } from "../look/palette.ts";
import type { Sheet, SheetPiece } from "./composite-sheet.ts";
import { at } from "./markup.ts";
import type { CompositePage, Piece } from "./page-pieces.ts";

/**
 * The document that the browser draws for a page: the pieces of a sheet. It loads nothing but
 * `/fonts.css` and, for turned cards, their pictures; it has no script, and whatever a person wrote is
 * text in it.
 */
export function compositeHtml(
  { composite: { options }, measures }: CompositePage,
  { width, height, pieces }: Sheet<Piece & SheetPiece>,
): string {
  const palette = paletteOf(options);
  const style = raw(compositeStyle(measures, palette));
  const ground = isLaid(options) ? "" : palette.paper;
  const drawn = pieces.map(({ isOver, markup, ...place }) => {
    const paper = isOver || ground === "" ? "" : raw(`;background:${ground}`);
    return html`<div class="piece" style="${at(place)}${paper}">${markup}</div>`;
  });
  const sheet = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>${style}body { width: ${width}px; height: ${height}px; }</style></head>
<body>${drawn}</body></html>`;
  return sheet.toString();
}

/** Whether text is laid over what is there instead of bringing its paper: it is not the same everywhere. */
export const isLaid = ({ background, layout }: CompositePage["composite"]["options"]): boolean =>
  background === "transparent" || layout === "binder";
