import { html, raw } from "hono/html";
import type { ShareStyle } from "#schemas/images/share.ts";
import { fontFamilies } from "../../images/index.ts";
import type { Box } from "./box.ts";
import { shareColours } from "./share-colours.ts";

/** What `html` makes; text that is none of it is escaped where it is put in. */
export type Markup = ReturnType<typeof html> | "";

export interface SharePage {
  readonly style: ShareStyle;
  /** What of the picture it covers. */
  readonly box: Box;
  /** Behind the letters; nothing where the ground is to be seen. */
  readonly paper?: string | undefined;
  readonly css: string;
  readonly body: Markup;
}

/** The sheet of a picture to share, as the browser draws it. It loads nothing but `/fonts.css`, and whatever people wrote is text in it. */
export function sharePage({ style, box, paper, css, body }: SharePage): string {
  const { ink, quiet, accent } = shareColours[style];
  const common = `* { margin: 0; padding: 0; box-sizing: border-box; }
:root { --accent: ${accent}; }
html, body { width: ${box.width}px; height: ${box.height}px; overflow: hidden; background: ${paper ?? "transparent"}; }
body { color: ${ink}; font-family: ${fontFamilies.default}; font-feature-settings: "tnum", "cv11"; position: relative; }
:lang(ko) { font-family: ${fontFamilies.ko}; }
:lang(zh) { font-family: ${fontFamilies.zh}; }
:lang(zh-tw) { font-family: ${fontFamilies["zh-tw"]}; }
.quiet { color: ${quiet}; }
.cut { overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
h1.cut { padding-bottom: .14em; margin-bottom: -.14em; }
`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css">
<style>${raw(common)}${raw(css)}</style></head><body>${body}</body></html>`.toString();
}
