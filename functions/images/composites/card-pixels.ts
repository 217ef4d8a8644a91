import { type Canvas, copyPart, mix } from "./canvas.ts";
import type { Box } from "./layout/page-layout.ts";

type Place = Pick<Box, "x" | "y">;

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
  to: Place,
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
    if (coverage === 0) continue;
    const { channels } = canvas;
    mix(card, 0, canvas.bytes, { at: offset, opacity: coverage * 255, channels });
  }
}

/** Lays a card in grey, and only as far as `opacity`, of 1: one that is not there. */
export function layGreyCard(
  { pixels, part }: CardPixels,
  to: Place,
  canvas: Canvas,
  { corner, opacity }: { readonly corner: Corner; readonly opacity: number },
): void {
  const { width, height } = part;
  const saved = cornersOf({ ...to, width, height }, canvas, corner);
  const layRow = canvas.channels === 4 ? greyOnLayer : greyOnPaper;
  for (let row = 0; row < height; row += 1) {
    const from = ((part.y + row) * pixels.width + part.x) * 3;
    const end = ((to.y + row) * canvas.width + to.x) * canvas.channels;
    const colours = pixels.bytes.subarray(from, from + width * 3);
    layRow(colours, canvas.bytes.subarray(end, end + width * canvas.channels), opacity);
  }
  for (const { offset, coverage, under } of saved) {
    for (const [channel, below] of under.entries()) {
      const laid = canvas.bytes[offset + channel] ?? 0;
      canvas.bytes[offset + channel] = below + (laid - below) * coverage + 0.5;
    }
  }
}

const lightOf = (colours: Uint8Array, at: number) =>
  0.299 * (colours[at] ?? 0) + 0.587 * (colours[at + 1] ?? 0) + 0.114 * (colours[at + 2] ?? 0);

function greyOnPaper(colours: Uint8Array, paper: Uint8Array, opacity: number): void {
  const rest = 1 - opacity;
  for (let at = 0; at < colours.length; at += 3) {
    const light = lightOf(colours, at) * opacity + 0.5;
    paper[at] = light + (paper[at] ?? 0) * rest;
    paper[at + 1] = light + (paper[at + 1] ?? 0) * rest;
    paper[at + 2] = light + (paper[at + 2] ?? 0) * rest;
  }
}

function greyOnLayer(colours: Uint8Array, layer: Uint8Array, opacity: number): void {
  const grey = new Uint8Array(3);
  for (let at = 0, end = 0; at < colours.length; at += 3, end += 4) {
    grey.fill(lightOf(colours, at) + 0.5);
    mix(grey, 0, layer, { at: end, opacity: opacity * 255, channels: 4 });
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
