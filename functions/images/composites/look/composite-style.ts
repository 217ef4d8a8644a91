import type { Measures } from "../layout/measures.ts";
import { accentRule, handleHeight } from "../layout/measures.ts";
import { fontFamilies } from "./font-families.ts";
import { labelStyle } from "./label-style.ts";
import { markStyle } from "./mark-style.ts";
import type { Palette } from "./palette.ts";
import type { Px } from "./px.ts";

/** The style of a sheet. Lengths are in the design's pixels times the unit. */
export function compositeStyle(measures: Measures, palette: Palette): string {
  const px: Px = (size) => `${(size * measures.unit).toFixed(2)}px`;
  return [
    pageStyle(palette),
    headerStyle(measures, palette),
    headingStyle(palette, px),
    labelStyle(measures, palette, px),
    markStyle(measures, palette, px),
  ].join("");
}

const pageStyle = (c: Palette) => `
* { margin: 0; padding: 0; box-sizing: border-box; }
body { color: ${c.ink}; font-family: ${fontFamilies.default};
  font-feature-settings: "tnum", "cv11"; overflow: hidden; }
:lang(ko) { font-family: ${fontFamilies.ko}; }
:lang(zh) { font-family: ${fontFamilies.zh}; }
:lang(zh-tw) { font-family: ${fontFamilies["zh-tw"]}; }
div { position: absolute; }
p { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.piece { overflow: hidden; }
`;

function headerStyle({ unit, header }: Measures, c: Palette): string {
  const { title, subtitle, hasHandle, code, scale } = header;
  const px: Px = (size) => `${(size * unit).toFixed(2)}px`;
  const head: Px = (size) => px(size * scale);
  return `
.head { display: flex; align-items: flex-end; gap: ${head(24)}; }
.head section { flex: 1; min-width: 0; }
.head hr { width: ${head(40)}; height: ${head(4)}; margin: 0 0 ${head(accentRule - 4)}; border: 0;
  border-radius: ${head(2)}; background: ${c.accent}; }
.title, .subtitle { white-space: normal; overflow-wrap: anywhere; display: -webkit-box;
  -webkit-box-orient: vertical; }
.title { font-size: ${head(title.size)}; line-height: ${head(title.lineHeight)};
  -webkit-line-clamp: ${title.lines}; padding-bottom: 0.14em; margin-bottom: -0.14em; font-weight: 700; letter-spacing: -0.022em; }
.subtitle { font-size: ${head(subtitle.size)}; line-height: ${head(subtitle.lineHeight)};
  -webkit-line-clamp: ${subtitle.lines}; color: ${c.quiet}; letter-spacing: -0.005em; }
${hasHandle || code > 0 ? signatureStyle(c, head, px) : ""}.count { flex: none; font-size: ${head(15)}; line-height: ${head(28)}; color: ${c.quiet}; }
.totals { display: flex; align-items: flex-end; }
.totals section { min-width: 0; padding: 0 ${head(22)}; border-left: ${px(1)} solid ${c.rule}; }
.totals section:first-child { padding-left: 0; border-left: 0; }
.totals b { display: block; font-size: ${head(24)}; line-height: ${head(30)}; font-weight: 700;
  letter-spacing: -0.02em; white-space: nowrap; }
.totals p { font-size: ${head(13)}; line-height: ${head(20)}; color: ${c.quiet}; }
.foot { display: flex; align-items: flex-end; }
.foot section { flex: 1; min-width: 0; display: flex; justify-content: space-between; gap: ${px(24)};
  font-size: ${px(12.5)}; line-height: ${px(20)}; padding-top: ${px(11)}; color: ${c.quiet};
  border-top: ${px(1)} solid ${c.rule}; }
.foot span { flex: none; }
`;
}

/** Only where there is something of the kind: the style of all other pages stays what it was. */
const signatureStyle = (c: Palette, head: Px, px: Px) => `.handle { font-size: ${head(17)};
  line-height: ${head(handleHeight)}; font-weight: 600; letter-spacing: -0.01em; }
.code { overflow: hidden; border-radius: ${px(7)}; background: #fff; box-shadow: inset 0 0 0 ${px(1)} ${c.rule}; }
.code svg { display: block; width: 100%; height: 100%; fill: #14130f; }
`;

const headingStyle = (c: Palette, px: Px) => `
.group section { display: flex; align-items: baseline; height: ${px(30)}; line-height: ${px(30)}; }
.group p { flex: 0 1 auto; min-width: 0; font-size: ${px(20)}; font-weight: 650; letter-spacing: -0.015em; }
.group i { flex: none; padding-left: ${px(7)}; font-size: ${px(15)}; font-style: normal; color: ${c.quiet}; }
.group b { flex: none; margin-left: auto; padding-left: ${px(12)}; font-size: ${px(15)}; font-weight: 600;
  color: ${c.quiet}; }
.group u { display: block; height: ${px(4)}; margin-top: ${px(3)}; border-radius: ${px(2)};
  background: ${c.rule}; }
.group s { display: block; height: 100%; min-width: ${px(4)}; border-radius: ${px(2)}; background: ${c.accent}; }
`;
