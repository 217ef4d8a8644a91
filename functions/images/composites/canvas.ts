import type { Box } from "./composite-layout.ts";

/** Pixels of three bytes, row by row. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

const CHANNELS = 3;

/** Copies rows of `source` into `target`, both over the whole width of the source. */
export function copyRows(
  source: Canvas,
  target: Canvas,
  rows: { readonly from: number; readonly to: { x: number; y: number }; readonly count: number },
): void {
  const length = source.width * CHANNELS;
  for (let row = 0; row < rows.count; row += 1) {
    const start = (rows.from + row) * length;
    const end = ((rows.to.y + row) * target.width + rows.to.x) * CHANNELS;
    target.bytes.set(source.bytes.subarray(start, start + length), end);
  }
}

/**
 * Lays a card on the canvas with round corners: `corner` says how much of each pixel of the top
 * left corner the card covers; the other three are its reflections.
 */
export function layCard(card: Uint8Array, box: Box, canvas: Canvas, corner: Corner): void {
  const picture = { width: box.width, height: box.height, bytes: card };
  const saved = cornersOf(box, canvas, corner);
  copyRows(picture, canvas, { from: 0, to: box, count: box.height });
  for (const { offset, coverage, under } of saved) {
    for (let channel = 0; channel < CHANNELS; channel += 1) {
      const over = canvas.bytes[offset + channel] ?? 0;
      const below = under[channel] ?? 0;
      canvas.bytes[offset + channel] = Math.round(over * coverage + below * (1 - coverage));
    }
  }
}

/** Pixels of a round corner that the card does not cover fully. */
export type Corner = readonly {
  readonly x: number;
  readonly y: number;
  readonly coverage: number;
}[];

/** The top left corner of a radius, each pixel sampled sixteen times. */
export function roundCorner(radius: number): Corner {
  const pixels: { x: number; y: number; coverage: number }[] = [];
  for (let y = 0; y < radius; y += 1) {
    for (let x = 0; x < radius; x += 1) {
      const coverage = covered(x, y, radius);
      if (coverage < 1) pixels.push({ x, y, coverage });
    }
  }
  return pixels;
}

function covered(x: number, y: number, radius: number): number {
  const samples = [0.125, 0.375, 0.625, 0.875];
  const inside = samples.flatMap((dx) =>
    samples.filter((dy) => Math.hypot(radius - x - dx, radius - y - dy) <= radius),
  );
  return inside.length / 16;
}

function cornersOf(box: Box, canvas: Canvas, corner: Corner) {
  const right = box.x + box.width - 1;
  const bottom = box.y + box.height - 1;
  return corner.flatMap(({ x, y, coverage }) =>
    [
      [box.x + x, box.y + y],
      [right - x, box.y + y],
      [box.x + x, bottom - y],
      [right - x, bottom - y],
    ].map(([px = 0, py = 0]) => {
      const offset = (py * canvas.width + px) * CHANNELS;
      // A copy: `slice` of a Buffer would show what is drawn over it.
      const under = Uint8Array.from(canvas.bytes.subarray(offset, offset + CHANNELS));
      return { offset, coverage, under };
    }),
  );
}
