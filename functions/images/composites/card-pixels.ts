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
  const saved = savedCorners(box, canvas, corner);
  copyPart(pixels, canvas, { from: part, to, width: part.width, height: part.height });
  const { bytes, channels } = canvas;
  const card = new Uint8Array(3);
  eachCorner(saved, (offset, coverage, under) => {
    for (let channel = 0; channel < 3; channel += 1) card[channel] = bytes[offset + channel] ?? 0;
    for (let channel = 0; channel < channels; channel += 1) {
      bytes[offset + channel] = saved.under[under + channel] ?? 0;
    }
    if (coverage > 0) mix(card, 0, bytes, { at: offset, opacity: coverage * 255, channels });
  });
}

/** Lays a card in grey, and only as far as `opacity`, of 1: one that is not there. */
export function layGreyCard(
  { pixels, part }: CardPixels,
  to: Place,
  canvas: Canvas,
  { corner, opacity }: { readonly corner: Corner; readonly opacity: number },
): void {
  const { width, height } = part;
  const saved = savedCorners({ ...to, width, height }, canvas, corner);
  const layRow = canvas.channels === 4 ? greyOnLayer : greyOnPaper;
  for (let row = 0; row < height; row += 1) {
    const from = ((part.y + row) * pixels.width + part.x) * 3;
    const end = ((to.y + row) * canvas.width + to.x) * canvas.channels;
    const colours = pixels.bytes.subarray(from, from + width * 3);
    layRow(colours, canvas.bytes.subarray(end, end + width * canvas.channels), opacity);
  }
  const { bytes, channels } = canvas;
  eachCorner(saved, (offset, coverage, under) => {
    for (let channel = 0; channel < channels; channel += 1) {
      const below = saved.under[under + channel] ?? 0;
      const laid = bytes[offset + channel] ?? 0;
      bytes[offset + channel] = below + (laid - below) * coverage + 0.5;
    }
  });
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

/** What lay where a card's corners are: a card has hundreds of these pixels, and no object for each. */
interface SavedCorners {
  readonly corner: Corner;
  readonly channels: number;
  /** Four for each pixel of the corner: where it and its reflections are on the canvas. */
  readonly offsets: Int32Array;
  /** One after the other. */
  readonly under: Uint8Array;
}

function savedCorners(box: Box, { channels, width, bytes }: Canvas, corner: Corner): SavedCorners {
  const offsets = new Int32Array(corner.length * 4);
  const under = new Uint8Array(offsets.length * channels);
  const [right, bottom] = [box.x + box.width - 1, box.y + box.height - 1];
  for (let index = 0; index < offsets.length; index += 1) {
    const { x = 0, y = 0 } = corner[index >> 2] ?? {};
    const px = (index & 1) === 0 ? box.x + x : right - x;
    const py = (index & 2) === 0 ? box.y + y : bottom - y;
    const offset = (py * width + px) * channels;
    offsets[index] = offset;
    for (let channel = 0; channel < channels; channel += 1) {
      under[index * channels + channel] = bytes[offset + channel] ?? 0;
    }
  }
  return { corner, channels, offsets, under };
}

/** Goes through all pixels of the four corners, with where each one's colours lie in `under`. */
function eachCorner(
  { corner, channels, offsets }: SavedCorners,
  visit: (offset: number, coverage: number, under: number) => void,
): void {
  for (let index = 0; index < offsets.length; index += 1) {
    visit(offsets[index] ?? 0, corner[index >> 2]?.coverage ?? 1, index * channels);
  }
}
