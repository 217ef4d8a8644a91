import type { Measures } from "../layout/measures.ts";
import { cornerOf } from "./label-style.ts";
import { inkOn, type Palette } from "./palette.ts";
import type { Px } from "./px.ts";

/** How much of a missing card is seen, of 1. */
export const missingOpacity = 0.38;

/** What is seen of a slab behind the corners of its card. */
export const slabWell = "#e3e8ec";

/** Of what is drawn on cards, and of cards that are turned. */
export const markStyle = (measures: Measures, c: Palette, px: Px): string => `
.count-of { display: flex; justify-content: flex-end; align-items: center; padding: ${px(4)}; }
.count-of b { height: ${px(26)}; min-width: ${px(26)}; padding: 0 ${px(8)}; border-radius: ${px(13)};
  font-size: ${px(15)}; line-height: ${px(25)}; font-weight: 700; text-align: center; white-space: nowrap;
  letter-spacing: -0.01em; background: ${c.accent}; color: ${inkOn(c.accent)};
  box-shadow: 0 ${px(1)} ${px(3)} rgb(0 0 0 / 45%), 0 0 0 ${px(1.5)} ${c.paper}; }
.shine { display: flex; align-items: center; justify-content: center; gap: ${px(4)}; padding: 0 ${px(7)};
  border-radius: ${px(12)}; color: #fff; font-size: ${px(11)}; font-weight: 600; letter-spacing: 0.01em;
  background: linear-gradient(100deg, #4a3d78, #1f6383 55%, #7a3b70);
  box-shadow: inset 0 0 0 ${px(1)} rgb(255 255 255 / 45%); width: fit-content !important; max-width: 100%; }
.shine svg { flex: none; width: ${px(11)}; height: ${px(11)}; fill: #ffe9a8; }
.shine:has(svg:last-child) { padding: 0; width: 100% !important; }
.slab { border-radius: ${px(9)}; padding: ${px(54)} ${px(12)} ${px(10)};
  background: linear-gradient(115deg, #f8fafb, #dfe5e9 38%, #f4f7f8 52%, #cdd5da);
  box-shadow: inset 0 0 0 ${px(1)} rgb(0 0 0 / 22%), inset 0 0 0 ${px(2.5)} rgb(255 255 255 / 60%);
  mask: linear-gradient(#000 0 0) content-box exclude, linear-gradient(#000 0 0); }
.slab section { position: absolute; inset: ${px(8)} ${px(9)} auto; height: ${px(38)}; display: flex;
  border-radius: ${px(4)}; overflow: hidden; background: #fff; color: #1b1917;
  box-shadow: 0 0 0 ${px(1)} rgb(0 0 0 / 18%); }
.slab p { flex: 1; min-width: 0; padding: 0 ${px(9)}; font-size: ${px(16)}; line-height: ${px(18)};
  font-weight: 700; letter-spacing: 0.06em; align-self: center; }
.slab i { display: block; font-size: ${px(10)}; line-height: ${px(12)}; font-style: normal; font-weight: 500;
  letter-spacing: 0; color: #69635b; overflow: hidden; text-overflow: ellipsis; }
.well { background: ${slabWell}; }
.slab b { flex: none; min-width: ${px(52)}; padding: 0 ${px(8)}; text-align: center; font-size: ${px(23)};
  line-height: ${px(38)}; font-weight: 750; background: ${c.accent}; color: ${inkOn(c.accent)};
  max-width: 62%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.held { transform-origin: 50% 50%; }
.face { overflow: hidden; border-radius: ${cornerOf(measures)}px;
  box-shadow: 0 ${px(2)} ${px(10)} rgb(0 0 0 / ${Math.round(c.shadow * 100)}%); background: #1d1b19; }
.face img { position: absolute; }
.face.gone { box-shadow: none; background: ${c.paper}; }
.face.gone img { filter: grayscale(1); opacity: ${missingOpacity}; }
`;
