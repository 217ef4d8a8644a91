import type { Canvas } from "../composites/canvas.ts";
import { sharp } from "../drawing/sharp-decoding.ts";
import { cornerOf, radiusOf, reachOf, shadeOf } from "./sharp-shade.ts";

const nothing = { r: 0, g: 0, b: 0, alpha: 0 };

/** A card with round corners and its shadow, turned about its middle. */
export async function leaningCard(card: Canvas, degrees: number): Promise<Canvas> {
  const upright = await withShade(card);
  const { width, height } = upright;
  const { data, info } = await sharp(upright.bytes, { raw: { width, height, channels: 4 } })
    .rotate(degrees, { background: nothing })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 4, bytes: data };
}

async function withShade(card: Canvas): Promise<Canvas> {
  const [shade, reach] = [await shadeOf(card), reachOf(card)];
  const { width, height } = shade;
  const bytes = new Uint8Array(width * height * 4);
  for (let at = 0; at < shade.bytes.length; at += 1)
    bytes[at * 4 + 3] = 255 - (shade.bytes[at] ?? 0);
  for (let y = 0; y < card.height; y += 1) {
    let to = ((y + reach) * width + reach) * 4;
    for (let from = y * card.width * 3; from < (y + 1) * card.width * 3; from += 3) {
      bytes[to] = card.bytes[from] ?? 0;
      bytes[to + 1] = card.bytes[from + 1] ?? 0;
      bytes[to + 2] = card.bytes[from + 2] ?? 0;
      bytes[to + 3] = 255;
      to += 4;
    }
  }
  for (const { x, y, coverage } of cornerOf(radiusOf(card))) {
    const [right, bottom] = [card.width - 1 - x, card.height - 1 - y];
    for (const [px, py] of [
      [x, y],
      [right, y],
      [x, bottom],
      [right, bottom],
    ] as const) {
      const at = ((py + reach) * width + px + reach) * 4;
      // Where the card ends, its shadow goes on.
      const below = 255 - (shade.bytes[(py + reach) * width + px + reach] ?? 0);
      bytes[at + 3] = Math.round(255 * coverage + below * (1 - coverage));
      if (coverage === 0) bytes.fill(0, at, at + 3);
    }
  }
  return { width, height, channels: 4, bytes };
}
