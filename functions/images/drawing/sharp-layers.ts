import { type Canvas, copyPart, fillBox, layPart } from "../composites/canvas.ts";
import { layCard, layGreyCard, roundCorner } from "../composites/card-pixels.ts";
import type { Box } from "../composites/layout/page-layout.ts";
import { slabWell } from "../composites/look/mark-style.ts";
import type { PageParts, Size } from "./imaging.ts";
import { sharp } from "./sharp-decoding.ts";

/** What lies below everything. */
export async function layBackdrop({ backdrop }: PageParts, canvas: Canvas): Promise<void> {
  if (backdrop === undefined) return;
  const { width, height } = canvas;
  const bytes = await sharp(Buffer.from(backdrop)).ensureAlpha().raw().toBuffer();
  const origin = { x: 0, y: 0 };
  layPart({ width, height, channels: 4, bytes }, canvas, {
    ...{ from: origin, to: origin, width, height },
  });
}

/** Text, with its paper or over what is there. */
export async function layPieces(
  { sheet, pieces, isLaid }: PageParts,
  canvas: Canvas,
): Promise<void> {
  const source = await decodedSheet(sheet, isLaid ? 4 : 3);
  const put = isLaid ? layPart : copyPart;
  for (const { x, y, width, height, place } of pieces) {
    put(source, canvas, { from: { x, y }, to: place, width, height });
  }
}

/** What lies over the cards. */
export function layStamps({ stamps }: PageParts, canvas: Canvas): void {
  for (const { pixels, places } of stamps) {
    const { width, height } = pixels;
    for (const to of places) layPart(pixels, canvas, { from: { x: 0, y: 0 }, to, width, height });
  }
}

/** Parts of a sheet, each with pixels of its own. */
export async function cutOut(sheet: Uint8Array, boxes: readonly Box[]): Promise<readonly Canvas[]> {
  const source = await decodedSheet(sheet, 4);
  return boxes.map(({ width, height, ...from }) => {
    const bytes = new Uint8Array(width * height * 4);
    const part: Canvas = { width, height, channels: 4, bytes };
    copyPart(source, part, { from, to: { x: 0, y: 0 }, width, height });
    return part;
  });
}

async function decodedSheet(sheet: Uint8Array, channels: 3 | 4): Promise<Canvas> {
  const image = channels === 4 ? sharp(sheet).ensureAlpha() : sharp(sheet).removeAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, bytes: data };
}

/** Cards with their shadows. */
export async function layCards(page: PageParts, canvas: Canvas): Promise<void> {
  const { cards, frame } = page;
  const corner = roundCorner(frame.radius);
  const shadows = new Map<string, Canvas>();
  for (const card of cards) {
    const { width, height } = card.box;
    const pixels: Canvas = { width, height, channels: 3, bytes: card.pixels };
    const { part } = card;
    const to = { x: card.box.x + part.x, y: card.box.y + part.y };
    if (card.isMissing) {
      layGreyCard({ pixels, part }, to, canvas, { corner, opacity: frame.missingOpacity });
      continue;
    }
    const thrower = card.slab ?? { ...to, width: part.width, height: part.height };
    const key = `${thrower.width}×${thrower.height}`;
    const tile = shadows.get(key) ?? (await shadowTile(thrower, page));
    shadows.set(key, tile);
    layShadow(tile, thrower, { page, canvas });
    if (card.slab) fillBox(card.box, slabWell, canvas);
    layCard({ pixels, part }, to, canvas, corner);
  }
}

function layShadow(
  tile: Canvas,
  { x, y }: Box,
  { page: { frame }, canvas }: { page: PageParts; canvas: Canvas },
): void {
  const { width, height } = tile;
  const to = { x: x - frame.shadow, y: y - frame.shadow };
  const put = tile.channels === 4 ? layPart : copyPart;
  put(tile, canvas, { from: { x: 0, y: 0 }, to, width, height });
}

/**
 * A shadow, the same under all cards of a size: on its paper where that is the same everywhere, which
 * is faster.
 */
async function shadowTile(card: Size, { frame, paper, backdrop }: PageParts): Promise<Canvas> {
  const { radius, shadow, shadowOpacity } = frame;
  const width = card.width + 2 * shadow;
  const height = card.height + 2 * shadow;
  const isFlat = paper !== undefined && backdrop === undefined;
  const ground = isFlat ? `<rect width="100%" height="100%" fill="${paper}"/>` : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${shadow / 3}"/></filter>
${ground}<rect x="${shadow}" y="${shadow * 1.2}" width="${card.width}" height="${card.height}" rx="${radius}"
 fill="#000" fill-opacity="${shadowOpacity}" filter="url(#soft)"/></svg>`;
  const image = sharp(Buffer.from(svg));
  const bytes = await (isFlat ? image.removeAlpha() : image.ensureAlpha()).raw().toBuffer();
  return { width, height, channels: isFlat ? 3 : 4, bytes };
}
