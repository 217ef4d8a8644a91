import type { Measures } from "./layout/measures.ts";
import type { Box, PageLayout } from "./layout/page-layout.ts";
import { inkOn, type Palette } from "./look/palette.ts";

/**
 * What lies below everything on a page, as SVG without text: of a binder its cover, leaves, pockets and
 * rings. Undefined where there is nothing but paper.
 */
export function backdropOf(
  { width, height, leaves, pockets }: PageLayout,
  { unit }: Measures,
  c: Palette,
): string | undefined {
  const [left, right] = leaves ?? [];
  if (!left || !right || !pockets) return undefined;
  const px = (size: number) => (size * unit).toFixed(1);
  const edge = 16 * unit;
  const spread = {
    x: left.x - edge,
    y: left.y - edge,
    width: right.x + right.width - left.x + 2 * edge,
    height: left.height + 2 * edge,
  };
  const cover = rect(spread, `rx="${px(20)}" fill="${c.cover}"`);
  const middle = { x: left.x + left.width, width: right.x - left.x - left.width };
  // A leaf bends towards the rings.
  const bends = [
    rect({ ...left, x: left.x + left.width - edge, width: edge }, `fill="url(#bend)"`),
    `<g transform="translate(${(2 * right.x + edge).toFixed(1)} 0) scale(-1 1)">${rect({ ...right, width: edge }, `fill="url(#bend)"`)}</g>`,
  ];
  const holders = pockets.map((box) =>
    rect(
      box,
      `rx="${px(11)}" fill="${c.pocket}" stroke="${c.pocketRule}" stroke-width="${px(1.2)}"`,
    ),
  );
  const rings = [0.17, 0.5, 0.83].map((part) => ring(left.y + part * left.height, middle, unit));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
<linearGradient id="bend"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${inkOn(c.leaf) === "#000000" ? 0.13 : 0.4}"/></linearGradient>
<linearGradient id="metal" x2="0" y2="1"><stop stop-color="#6f757c"/><stop offset=".3" stop-color="#f3f5f6"/><stop offset=".55" stop-color="#b9bfc5"/><stop offset="1" stop-color="#565b61"/></linearGradient></defs>
${shadowOf(spread, unit, c.shadow)}${cover}${[left, right].map((box) => rect(box, `rx="${px(7)}" fill="${c.leaf}"`)).join("")}${bends.join("")}${holders.join("")}${rings.join("")}</svg>`;
}

/** Layer upon layer, since a soft filter over a whole page takes a second. */
function shadowOf(box: Box, unit: number, opacity: number): string {
  const [layers, step] = [10, 1.3 * unit];
  return Array.from({ length: layers }, (_none, layer) => {
    const by = (layers - layer) * step;
    const { x, y, width, height } = box;
    const grown = {
      x: x - by,
      y: y - by + 3 * unit,
      width: width + 2 * by,
      height: height + 2 * by,
    };
    const radius = (20 * unit + by).toFixed(1);
    return rect(
      grown,
      `rx="${radius}" fill-opacity="${((0.16 * opacity * (layer + 1)) / layers).toFixed(4)}"`,
    );
  }).join("");
}

/** Through a hole of both leaves. */
function ring(y: number, middle: { x: number; width: number }, unit: number): string {
  const [thick, hole] = [11 * unit, 6 * unit];
  const [from, to] = [middle.x - 11 * unit, middle.x + middle.width + 11 * unit];
  const holes = [from, to].map(
    (x) =>
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${hole.toFixed(1)}" fill="#000" fill-opacity=".55"/>`,
  );
  const box = { x: from, y: y - thick / 2, width: to - from, height: thick };
  return `${holes.join("")}${rect(box, `rx="${(thick / 2).toFixed(1)}" fill="url(#metal)"`)}`;
}

const rect = ({ x, y, width, height }: Box, look: string) =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" ${look}/>`;
