import { type Corner, roundCorner } from "../composites/card-pixels.ts";
import { sharp } from "../drawing/sharp-decoding.ts";
import type { Shade } from "./shade.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of a card's corners in pixels: 3 of its 63 mm, and a little: outside of them pictures have what colour they like. */
export const radiusOf = ({ width, height }: Size): number =>
  Math.round(Math.min(width, height) * 0.052);

const corners = new Map<number, Corner>();

/** Round corners of a radius; there are as few as sizes of cards. */
export function cornerOf(radius: number): Corner {
  const known = corners.get(radius) ?? roundCorner(radius);
  if (corners.size >= mostKnown) corners.clear();
  corners.set(radius, known);
  return known;
}

/** How far a shadow reaches beyond its card. */
export const reachOf = ({ width, height }: Size): number =>
  Math.round(Math.min(width, height) * 0.11);

/** Cards on posters have few sizes, and drawing a soft shadow takes longer than all else of a poster. */
const known = new Map<string, Promise<Shade>>();
const mostKnown = 24;

/** The shadow of a card of a size, on all sides of it and a little below. */
export function shadeOf({ width, height }: Size): Promise<Shade> {
  const name = `${width}×${height}`;
  const found = known.get(name) ?? drawn({ width, height });
  if (known.size >= mostKnown) known.clear();
  known.set(name, found);
  return found;
}

async function drawn(card: Size): Promise<Shade> {
  const reach = reachOf(card);
  const [width, height] = [card.width + 2 * reach, card.height + 2 * reach];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="${reach * 0.3}"/></filter>
<rect x="${reach}" y="${reach * 1.2}" width="${card.width}" height="${card.height}" rx="${radiusOf(card)}"
 fill="#000" fill-opacity=".42" filter="url(#soft)"/></svg>`;
  const black = sharp(Buffer.from(svg)).ensureAlpha().extractChannel("alpha");
  const opacity = await black.raw().toBuffer();
  return { width, height, bytes: opacity.map((one) => 255 - one) };
}
