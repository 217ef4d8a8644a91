import type { Canvas } from "../composites/canvas.ts";
import type { PageParts, Size } from "./imaging.ts";
import { sharp } from "./sharp-decoding.ts";

/** Of different ones; a page has two or three. */
const mostKept = 12;

/** By what they are drawn of. To blur one takes as long as to paste a hundred cards. */
const kept = new Map<string, Promise<Canvas>>();

/**
 * A shadow, the same under all cards of a size: on its paper where that is the same everywhere, which
 * is faster.
 */
export function shadowTile(card: Size, { frame, paper, backdrop }: PageParts): Promise<Canvas> {
  const { radius, shadow, shadowOpacity } = frame;
  const width = card.width + 2 * shadow;
  const height = card.height + 2 * shadow;
  const isFlat = paper !== undefined && backdrop === undefined;
  const ground = isFlat ? `<rect width="100%" height="100%" fill="${paper}"/>` : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${shadow / 3}"/></filter>
${ground}<rect x="${shadow}" y="${shadow * 1.2}" width="${card.width}" height="${card.height}" rx="${radius}"
 fill="#000" fill-opacity="${shadowOpacity}" filter="url(#soft)"/></svg>`;
  const known = kept.get(svg);
  if (known !== undefined) return known;
  if (kept.size >= mostKept) kept.clear();
  const tile = drawn(svg, { width, height }, isFlat ? 3 : 4);
  kept.set(svg, tile);
  // What could not be drawn is not kept.
  tile.catch(() => kept.delete(svg));
  return tile;
}

async function drawn(svg: string, size: Size, channels: 3 | 4): Promise<Canvas> {
  const image = sharp(Buffer.from(svg));
  const bytes = await (channels === 3 ? image.removeAlpha() : image.ensureAlpha()).raw().toBuffer();
  return { ...size, channels, bytes };
}
