import { type Canvas, copyPart, copyStrip, fillBox, layPart } from "../composites/canvas.ts";
import { layCard, layGreyCard, roundCorner } from "../composites/card-pixels.ts";
import type { Box } from "../composites/layout/page-layout.ts";
import { slabWell } from "../composites/look/mark-style.ts";
import type { PageParts, Size } from "./imaging.ts";
import { release } from "./release.ts";
import { sharp } from "./sharp-decoding.ts";
import { shadowTile } from "./sharp-shadows.ts";

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
  release(source.bytes);
  release(sheet);
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
  for (const card of cards) {
    const { width, height } = card.box;
    const pixels: Canvas = { width, height, channels: 3, bytes: card.pixels };
    const { part } = card;
    const to = { x: card.box.x + part.x, y: card.box.y + part.y };
    if (card.isMissing) {
      layGreyCard({ pixels, part }, to, canvas, { corner, opacity: frame.missingOpacity });
      release(card.pixels);
      continue;
    }
    const thrower = card.slab ?? { ...to, width: part.width, height: part.height };
    const tile = await shadowTile(thrower, page);
    // Between its corners, a card hides what lies below.
    const hidden = {
      ...{ x: frame.shadow, y: frame.shadow + frame.radius },
      ...{ width: thrower.width, height: thrower.height - 2 * frame.radius },
    };
    layShadow(tile, thrower, { page, canvas, hidden: card.slab ? undefined : hidden });
    if (card.slab) fillBox(card.box, slabWell, canvas);
    layCard({ pixels, part }, to, canvas, corner);
    release(card.pixels);
  }
}

function layShadow(
  tile: Canvas,
  { x, y }: Box,
  { page: { frame }, canvas, hidden }: { page: PageParts; canvas: Canvas; hidden: Box | undefined },
): void {
  const to = { x: x - frame.shadow, y: y - frame.shadow };
  const isOpaque = tile.channels === canvas.channels && tile.channels === 3;
  for (const { width, height, ...from } of around(tile, hidden)) {
    const put = !isOpaque ? layPart : width < narrow ? copyStrip : copyPart;
    put(tile, canvas, { from, to: { x: to.x + from.x, y: to.y + from.y }, width, height });
  }
}

/** In pixels. */
const narrow = 32;

/** What is seen of a tile around what is laid on it. */
function around({ width, height }: Size, hidden: Box | undefined): readonly Box[] {
  if (!hidden) return [{ x: 0, y: 0, width, height }];
  const { x, y } = hidden;
  const [right, bottom] = [x + hidden.width, y + hidden.height];
  return [
    { x: 0, y: 0, width, height: y },
    { x: 0, y, width: x, height: hidden.height },
    { x: right, y, width: width - right, height: hidden.height },
    { x: 0, y: bottom, width, height: height - bottom },
  ];
}
