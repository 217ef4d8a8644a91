import type { Box } from "./layout/page-layout.ts";

/** Pixels of three bytes, or of four with their opacity, row by row. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly bytes: Uint8Array;
}

/** A part of one canvas that goes to another. */
export interface Move {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
}

/** Copies a part of `source`, whose pixels all count as opaque. */
export function copyPart(source: Canvas, target: Canvas, { from, to, width, height }: Move): void {
  for (let row = 0; row < height; row += 1) {
    const start = ((from.y + row) * source.width + from.x) * source.channels;
    const end = ((to.y + row) * target.width + to.x) * target.channels;
    const pixels = source.bytes.subarray(start, start + width * source.channels);
    if (source.channels === target.channels) target.bytes.set(pixels, end);
    else copyPixels(pixels, source.channels, { ...target, start: end, count: width });
  }
}

function copyPixels(
  pixels: Uint8Array,
  channels: number,
  target: Canvas & { readonly start: number; readonly count: number },
): void {
  for (let index = 0; index < target.count; index += 1) {
    const [from, to] = [index * channels, target.start + index * target.channels];
    target.bytes[to] = pixels[from] ?? 0;
    target.bytes[to + 1] = pixels[from + 1] ?? 0;
    target.bytes[to + 2] = pixels[from + 2] ?? 0;
    if (target.channels === 4) target.bytes[to + 3] = 255;
  }
}

/** Fills a box with a colour, given as `#rrggbb`. */
export function fillBox({ x, y, width, height }: Box, colour: string, canvas: Canvas): void {
  const bytes = Buffer.alloc(
    width * canvas.channels,
    Buffer.from(`${colour.slice(1)}ff`.slice(0, 2 * canvas.channels), "hex"),
  );
  for (let row = y; row < y + height; row += 1) {
    canvas.bytes.set(bytes, (row * canvas.width + x) * canvas.channels);
  }
}

/** Lays a part of `source`, which has opacity, over what is there. */
export function layPart(source: Canvas, target: Canvas, { from, to, width, height }: Move): void {
  // What lies beside the page is cut off.
  const [left, right] = [Math.max(0, -to.x), Math.min(width, target.width - to.x)];
  const [top, bottom] = [Math.max(0, -to.y), Math.min(height, target.height - to.y)];
  for (let row = top; row < bottom; row += 1) {
    let at = ((from.y + row) * source.width + from.x + left) * 4;
    let end = ((to.y + row) * target.width + to.x + left) * target.channels;
    for (let column = left; column < right; column += 1) {
      const opacity = source.bytes[at + 3] ?? 0;
      if (opacity > 0) blend(source.bytes, at, { target, at: end, opacity });
      at += 4;
      end += target.channels;
    }
  }
}

/** Mixes a pixel with what is below it; `opacity` is of 255. */
function blend(
  source: Uint8Array,
  from: number,
  { target: { bytes, channels }, at, opacity }: { target: Canvas; at: number; opacity: number },
): void {
  const below = channels === 4 ? (bytes[at + 3] ?? 0) : 255;
  // What the pixel below adds, and what both cover together.
  const under = (below * (255 - opacity)) / 255;
  const whole = opacity + under;
  if (whole === 0) return;
  for (let channel = 0; channel < 3; channel += 1) {
    const over = source[from + channel] ?? 0;
    bytes[at + channel] = (over * opacity + (bytes[at + channel] ?? 0) * under) / whole + 0.5;
  }
  if (channels === 4) bytes[at + 3] = whole + 0.5;
}

/** A card's pixels, and which part of them is the card. */
export interface CardPixels {
  readonly pixels: Canvas;
  readonly part: Box;
}

/**
 * Lays a card on the canvas with round corners: `corner` says how much of each pixel of the top
 * left corner the card covers; the other three are its reflections.
 */
export function layCard(
  { pixels, part }: CardPixels,
  to: { readonly x: number; readonly y: number },
  canvas: Canvas,
  corner: Corner,
): void {
  const box = { x: to.x, y: to.y, width: part.width, height: part.height };
  const saved = cornersOf(box, canvas, corner);
  copyPart(pixels, canvas, { from: part, to, width: part.width, height: part.height });
  const card = new Uint8Array(3);
  for (const { offset, coverage, under } of saved) {
    card.set(canvas.bytes.subarray(offset, offset + 3));
    canvas.bytes.set(under, offset);
    if (coverage > 0) blend(card, 0, { target: canvas, at: offset, opacity: coverage * 255 });
  }
}

/** Lays a card in grey, and only as far as `opacity`, of 1: one that is not there. */
export function layGreyCard(
  { pixels, part }: CardPixels,
  to: { readonly x: number; readonly y: number },
  canvas: Canvas,
  { corner, opacity }: { readonly corner: Corner; readonly opacity: number },
): void {
  const { width, height } = part;
  const bytes = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    let from = ((part.y + row) * pixels.width + part.x) * 3;
    for (let at = row * width * 4; at < (row + 1) * width * 4; at += 4) {
      const [red = 0, green = 0, blue = 0] = [
        pixels.bytes[from],
        pixels.bytes[from + 1],
        pixels.bytes[from + 2],
      ];
      bytes.fill(0.299 * red + 0.587 * green + 0.114 * blue, at, at + 3);
      bytes[at + 3] = opacity * 255;
      from += 3;
    }
  }
  for (const { x, y, coverage } of corner) {
    for (const [px, py] of reflected(x, y, part)) {
      bytes[(py * width + px) * 4 + 3] = opacity * coverage * 255;
    }
  }
  const grey: Canvas = { width, height, channels: 4, bytes };
  layPart(grey, canvas, { from: { x: 0, y: 0 }, to, width, height });
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
  const { channels, width, bytes } = canvas;
  return corner.flatMap(({ x, y, coverage }) =>
    reflected(x, y, box).map(([px, py]) => {
      const offset = ((box.y + py) * width + box.x + px) * channels;
      // A copy: `slice` of a Buffer would show what is drawn over it.
      return {
        offset,
        coverage,
        under: Uint8Array.from(bytes.subarray(offset, offset + channels)),
      };
    }),
  );
}

/** A point of the top left corner and where it is in the other three. */
const reflected = (x: number, y: number, { width, height }: Pick<Box, "width" | "height">) =>
  [
    [x, y],
    [width - 1 - x, y],
    [x, height - 1 - y],
    [width - 1 - x, height - 1 - y],
  ] as const satisfies readonly (readonly [number, number])[];
