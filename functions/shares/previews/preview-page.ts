import { html } from "hono/html";
import type { ShareStyle } from "#schemas/images/share.ts";
import type { Box } from "../pages/box.ts";
import { fittingSize, lineSize } from "../pages/fitting-size.ts";
import { paperColour, shareColours } from "../pages/share-colours.ts";
import { sharePage } from "../pages/share-page.ts";
import type { Preview } from "./preview.ts";

/** Where the sign of a set is, and the text of a preview. */
export const previewBoxes = {
  sign: { x: 64, y: 60, width: 400, height: 132 },
  text: { x: 64, y: 52, width: 466, height: 526 },
  belowSign: { x: 64, y: 216, width: 466, height: 362 },
} as const satisfies Record<string, Box>;

const sizes = [68, 58, 50, 42, 36, 30] as const;
const belowSign = [46, 40, 34, 30] as const;

/** The sheet of a preview: all that is written. */
export function previewPage(preview: Preview, style: ShareStyle, hasSign: boolean): string {
  const { kind, title, language, facts, figure, dearest, day } = preview;
  const box = hasSign ? previewBoxes.belowSign : previewBoxes.text;
  const size = fittingSize(
    title,
    { width: box.width, lines: hasSign ? 2 : 3 },
    hasSign ? belowSign : sizes,
  );
  const worth = figure
    ? html`<div class="figure"><p class="quiet">${figure.label}</p><b style="font-size:${lineSize(figure.text, box.width, 60)}px">${figure.text}</b></div>`
    : "";
  const cards = dearest.map(
    ({ name, language: own, price }) =>
      html`<li lang="${own}"><span class="cut" dir="auto">${name}</span><b>${price}</b></li>`,
  );
  const foot = ["Cardlake", ...(day ? [`prices of ${day}`] : []), "pictures © their owners"];
  const body = html`<main><p class="kind">${kind}</p><h1 class="cut" dir="auto" lang="${language}" style="font-size:${size}px">${title}</h1><p class="facts quiet">${facts.join(" · ")}</p>${worth}${cards.length > 0 ? html`<ul>${cards}</ul>` : ""}<p class="foot quiet">${foot.join(" · ")}</p></main>`;
  const paper = style === "clean" ? paperColour : undefined;
  return sharePage({ style, box, body, css: cssOf(style, hasSign), paper });
}

const cssOf = (style: ShareStyle, hasSign: boolean) => `
main { height: 100%; display: flex; flex-direction: column; ${hasSign ? "" : "justify-content: center; padding-bottom: 20px;"} }
.kind { color: var(--accent); font-size: 22px; font-weight: 650; line-height: 1.3; letter-spacing: .01em; }
h1 { font-weight: 750; letter-spacing: -.024em; line-height: 1.12; margin-top: 6px; -webkit-line-clamp: ${hasSign ? 2 : 4}; }
.facts { font-size: 25px; line-height: 1.4; margin-top: 12px; }
.figure { margin-top: 24px; font-size: 21px; line-height: 1.3; }
.figure b { display: block; font-weight: 750; letter-spacing: -.03em; line-height: 1.15; white-space: nowrap; }
ul { list-style: none; margin-top: 20px; max-width: 440px; font-size: 22px; line-height: 1.5; border-top: 1.5px solid ${shareColours[style].rule}; padding-top: 10px; }
li { display: flex; justify-content: space-between; gap: 20px; } li span { -webkit-line-clamp: 1; } li b { flex: none; font-weight: 650; }
.foot { font-size: 15.5px; white-space: nowrap; line-height: 1.4; position: absolute; bottom: 0; }
`;
