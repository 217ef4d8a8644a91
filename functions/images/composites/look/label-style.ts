import type { Measures } from "../layout/measures.ts";
import type { Palette } from "./palette.ts";
import type { Px } from "./px.ts";

/** Of the lines under cards, and of what stands in the place of a picture. */
export const labelStyle = (measures: Measures, c: Palette, px: Px): string => `
.label { display: flex; flex-direction: column; }
.line { flex: none; display: flex; overflow: hidden; height: ${px(21)}; line-height: ${px(21)}; }
.line p { flex: 0 1 auto; min-width: 0; }
.line u { flex: none; text-decoration: none; white-space: pre; }
.line i, .blank h3 i { flex: none; margin-left: ${px(6)}; padding: 0 ${px(4)}; border: ${px(1)} solid ${c.rule};
  border-radius: ${px(3)}; font-style: normal; font-weight: 600; font-size: ${px(10)};
  line-height: ${px(14)}; align-self: center; color: ${c.quiet}; display: inline-block; letter-spacing: 0.02em; }
.line b { flex: none; display: flex; align-items: center; max-width: 55%; margin-left: auto; padding-left: ${px(8)}; font-weight: 600; }
.line b i { max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; margin: 0; border-color: ${c.quiet}; }
.strong { font-size: ${px(15)}; font-weight: 600; letter-spacing: -0.011em; }
.quiet { font-size: ${px(12.5)}; color: ${c.quiet}; }
.price { font-size: ${px(14.5)}; font-weight: 650; }
.label .price { margin-top: auto; }
.price b { font-size: ${px(12.5)}; color: ${c.quiet}; }
.price b.up { color: ${c.up}; } .price b.down { color: ${c.down}; }
.up::before, .down::before { content: ""; display: inline-block; margin-right: ${px(4)};
  border: ${px(4)} solid transparent; }
.up::before { border-bottom: ${px(6.5)} solid; border-top: 0; }
.down::before { border-top: ${px(6.5)} solid; border-bottom: 0; }
.gone > .line { color: ${c.quiet}; }
.blank { display: flex; flex-direction: column; justify-content: center; align-items: center;
  gap: ${px(8)}; padding: ${px(26)} ${px(20)}; text-align: center; background: ${c.blank};
  border: ${px(1.5)} solid ${c.blankRule}; border-radius: ${cornerOf(measures)}px; }
.blank > i { position: absolute; inset: ${px(9)}; border: ${px(1)} solid ${c.blankRule};
  border-radius: ${px(6)}; }
.blank h2, .blank h3 { max-width: 100%; overflow: hidden; display: -webkit-box;
  -webkit-box-orient: vertical; overflow-wrap: anywhere; }
.blank h2 { font-size: ${px(19)}; line-height: 1.22; font-weight: 600; letter-spacing: -0.014em;
  -webkit-line-clamp: 4; }
.blank h3 { font-size: ${px(13)}; line-height: 1.35; font-weight: 400; color: ${c.quiet};
  -webkit-line-clamp: 3; }
.blank.gone { border-style: dashed; background: none; color: ${c.quiet}; }
`;

/** Radius of a card's corners in pixels; a real card's is about 3 mm of 63. */
export const cornerOf = ({ cell }: Measures): number => Math.round(0.046 * cell.width);
