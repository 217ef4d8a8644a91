import { html, raw } from "hono/html";
import type { Box } from "../layout/page-layout.ts";
import { type LinkCode, linkCode } from "../words/link-code.ts";
import { at, type Markup } from "./markup.ts";

/** A QR code, dark on white whatever the theme: the other way round half of all cameras read nothing. */
export function codeHtml(link: string, box: Box): Markup {
  const code = linkCode(link);
  const squares = code.length;
  return html`<div class="code" style="${at(box, box)}"><svg viewBox="0 0 ${squares} ${squares}" shape-rendering="crispEdges"><path d="${pathOf(code)}"/></svg></div>`;
}

/** Of each row the dark stretches. */
const pathOf = (code: LinkCode) =>
  raw(
    code
      .flatMap((row, y) =>
        stretches(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
      )
      .join(""),
  );

function stretches(row: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
  const found: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = found.at(-1);
    if (!isDark) continue;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  }
  return found;
}
