import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { Grid } from "./composite-layout.ts";
import { cornerOf } from "./composite-sheet.ts";
import { fontFamilies } from "./font-families.ts";

/** Colours of a theme, as `#rrggbb`. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly blank: string;
  readonly blankRule: string;
  /** Opacity of a card's shadow, of 1. */
  readonly shadow: number;
}

export const palettes: Record<CompositeOptions["theme"], Palette> = {
  light: {
    paper: "#f5f3ef",
    ink: "#1d1b19",
    quiet: "#7a746c",
    rule: "#ddd8d0",
    blank: "#ebe7e0",
    blankRule: "#d3ccc1",
    shadow: 0.3,
  },
  dark: {
    paper: "#141518",
    ink: "#f3f1ec",
    quiet: "#9094a0",
    rule: "#2d2f36",
    blank: "#1e2026",
    blankRule: "#363a44",
    shadow: 0.75,
  },
  linen: {
    paper: "#ece4d6",
    ink: "#2b2118",
    quiet: "#7d6b57",
    rule: "#d6c9b4",
    blank: "#e3d9c8",
    blankRule: "#cbbca4",
    shadow: 0.34,
  },
  midnight: {
    paper: "#0d1526",
    ink: "#eef2fb",
    quiet: "#8c9bb8",
    rule: "#223050",
    blank: "#16213a",
    blankRule: "#2c3d63",
    shadow: 0.8,
  },
};

/** The style of a sheet. Lengths are in the design's pixels times the grid's unit. */
export function compositeStyle(grid: Grid, theme: CompositeOptions["theme"]): string {
  const c = palettes[theme];
  const px = (size: number) => `${(size * grid.unit).toFixed(2)}px`;
  const head = (size: number) => px(size * grid.headerScale);
  return `
* { margin: 0; padding: 0; box-sizing: border-box; }
body { background: ${c.paper}; color: ${c.ink}; font-family: ${fontFamilies.default};
  font-feature-settings: "tnum", "cv11"; overflow: hidden; }
:lang(ko) { font-family: ${fontFamilies.ko}; }
:lang(zh) { font-family: ${fontFamilies.zh}; }
:lang(zh-tw) { font-family: ${fontFamilies["zh-tw"]}; }
div { position: absolute; }
p { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.head { display: flex; align-items: flex-end; gap: ${head(24)}; }
.head section { flex: 1; min-width: 0; }
.title, .subtitle { white-space: normal; overflow-wrap: anywhere; display: -webkit-box;
  -webkit-box-orient: vertical; }
.title { font-size: ${head(grid.title.size)}; line-height: ${head(grid.title.lineHeight)};
  -webkit-line-clamp: ${grid.title.lines}; font-weight: 700; letter-spacing: -0.022em; }
.subtitle { font-size: ${head(grid.subtitle.size)}; line-height: ${head(grid.subtitle.lineHeight)};
  -webkit-line-clamp: ${grid.subtitle.lines}; color: ${c.quiet}; letter-spacing: -0.005em; }
.count { flex: none; font-size: ${head(15)}; line-height: ${head(28)}; color: ${c.quiet}; }
.line { display: flex; height: ${px(21)}; line-height: ${px(21)}; }
.line p { flex: 0 1 auto; min-width: 0; }
.line u { flex: none; text-decoration: none; white-space: pre; }
.line i, .blank h3 i { flex: none; margin-left: ${px(6)}; padding: 0 ${px(4)}; border: ${px(1)} solid ${c.rule};
  border-radius: ${px(3)}; font-style: normal; font-weight: 600; font-size: ${px(10)};
  line-height: ${px(14)}; align-self: center; color: ${c.quiet}; position: static; display: inline-block; }
.line b { flex: none; margin-left: auto; padding-left: ${px(8)}; font-weight: 600; color: ${c.ink}; }
.strong { font-size: ${px(15)}; font-weight: 600; letter-spacing: -0.011em; }
.quiet { font-size: ${px(12.5)}; color: ${c.quiet}; }
.blank { display: flex; flex-direction: column; justify-content: center; align-items: center;
  gap: ${px(8)}; padding: ${px(26)}; text-align: center; background: ${c.blank};
  border: ${px(1.5)} solid ${c.blankRule}; border-radius: ${cornerOf(grid)}px; }
.blank > i { position: absolute; inset: ${px(11)}; border: ${px(1)} solid ${c.blankRule};
  border-radius: ${px(6)}; }
.blank h2, .blank h3 { max-width: 100%; overflow: hidden; display: -webkit-box;
  -webkit-box-orient: vertical; overflow-wrap: anywhere; }
.blank h2 { font-size: ${px(19)}; line-height: 1.22; font-weight: 600; letter-spacing: -0.014em;
  -webkit-line-clamp: 4; }
.blank h3 { font-size: ${px(13)}; line-height: 1.35; font-weight: 400; color: ${c.quiet};
  -webkit-line-clamp: 3; }
.foot { display: flex; justify-content: space-between; gap: ${px(24)}; font-size: ${px(12.5)}; line-height: ${px(20)}; padding-top: ${px(12)}; color: ${c.quiet};
  border-top: ${px(1)} solid ${c.rule}; }
.foot span { flex: none; }
`;
}
