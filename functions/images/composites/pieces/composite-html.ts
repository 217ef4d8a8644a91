import { html, raw } from "hono/html";
import type { Measures } from "../layout/measures.ts";
import { compositeStyle } from "../look/composite-style.ts";
import { type Palette, paletteOf } from "../look/palette.ts";
import type { Sheet, SheetMarkup } from "./composite-sheet.ts";
import { at } from "./markup.ts";
import type { CompositePage } from "./page-pieces.ts";

/** How a sheet is drawn. */
export interface Look {
  readonly measures: Measures;
  readonly palette: Palette;
  /** What its pieces are drawn on; undefined for nothing, so that they are laid over what is there. */
  readonly ground: string | undefined;
}

/**
 * The document that the browser draws: the pieces of a sheet. It loads nothing but `/fonts.css` and, for
 * turned cards, their pictures; it has no script, and whatever a person wrote is text in it.
 */
export function compositeHtml(
  { measures, palette, ground }: Look,
  { width, height, pieces }: Sheet<Omit<SheetMarkup, "x" | "y">>,
): string {
  const style = raw(compositeStyle(measures, palette));
  const paper = ground === undefined ? "" : raw(`;background:${ground}`);
  const drawn = pieces.map(
    ({ markup, ...place }) => html`<div class="piece" style="${at(place)}${paper}">${markup}</div>`,
  );
  const sheet = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>${style}body { width: ${width}px; height: ${height}px; }</style></head>
<body>${drawn}</body></html>`;
  return sheet.toString();
}

/** The look of a page's texts. */
export function lookOf({
  composite: { options },
  measures,
}: Pick<CompositePage, "composite" | "measures">): Look {
  const palette = paletteOf(options);
  // The paper of a binder is not the same everywhere.
  const isLaid = options.background === "transparent" || options.layout === "binder";
  return { measures, palette, ground: isLaid ? undefined : palette.paper };
}
