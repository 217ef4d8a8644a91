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
  const { buffer, byteOffset, byteLength } = source.bytes;
  // Copies without a view for each of ten thousands of rows.
  const pixels = Buffer.from(buffer, byteOffset, byteLength);
  for (let row = 0; row < height; row += 1) {
    const start = ((from.y + row) * source.width + from.x) * source.channels;
    const end = ((to.y + row) * target.width + to.x) * target.channels;
    const stop = start + width * source.channels;
    if (source.channels === target.channels) pixels.copy(target.bytes, end, start, stop);
    else {
      const some = source.bytes.subarray(start, stop);
      copyPixels(some, source.channels, { ...target, start: end, count: width });
    }
  }
}

/** As `copyPart`, of a narrow strip between canvases alike: to begin a copy takes longer than so few bytes. */
export function copyStrip(source: Canvas, target: Canvas, move: Move): void {
  const length = move.width * source.channels;
  for (let row = 0; row < move.height; row += 1) {
    const start = ((move.from.y + row) * source.width + move.from.x) * source.channels;
    const end = ((move.to.y + row) * target.width + move.to.x) * target.channels;
    for (let at = 0; at < length; at += 1) {
      target.bytes[end + at] = source.bytes[start + at] ?? 0;
    }
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
  const layRow = target.channels === 4 ? layOnLayer : layOnPaper;
  for (let row = top; row < bottom; row += 1) {
    const at = ((from.y + row) * source.width + from.x + left) * 4;
    const end = ((to.y + row) * target.width + to.x + left) * target.channels;
    layRow(source.bytes.subarray(at, at + (right - left) * 4), target.bytes, end);
  }
}

/** Most pixels of what is laid are opaque or nothing at all. */
function layOnPaper(row: Uint8Array, paper: Uint8Array, start: number): void {
  for (let at = 0, end = start; at < row.length; at += 4, end += 3) {
    const opacity = row[at + 3] ?? 0;
    if (opacity === 0) continue;
    if (opacity === 255) {
      paper[end] = row[at] ?? 0;
      paper[end + 1] = row[at + 1] ?? 0;
      paper[end + 2] = row[at + 2] ?? 0;
    } else mix(row, at, paper, { at: end, opacity, channels: 3 });
  }
}

function layOnLayer(row: Uint8Array, layer: Uint8Array, start: number): void {
  for (let at = 0, end = start; at < row.length; at += 4, end += 4) {
    const opacity = row[at + 3] ?? 0;
    if (opacity > 0) mix(row, at, layer, { at: end, opacity, channels: 4 });
  }
}

/** Mixes a pixel with the one that is below it; `opacity` is of 255. */
export function mix(
  source: Uint8Array,
  from: number,
  target: Uint8Array,
  { at, opacity, channels }: { at: number; opacity: number; channels: 3 | 4 },
): void {
  const below = channels === 4 ? (target[at + 3] ?? 0) : 255;
  const whole = opacity + (below * (255 - opacity)) / 255;
  // How much of the mixture is the pixel above.
  const share = opacity / whole;
  for (let channel = 0; channel < 3; channel += 1) {
    const under = target[at + channel] ?? 0;
    target[at + channel] = under + ((source[from + channel] ?? 0) - under) * share + 0.5;
  }
  if (channels === 4) target[at + 3] = whole + 0.5;
}
