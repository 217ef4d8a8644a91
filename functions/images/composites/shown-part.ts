import type { Canvas } from "./canvas.ts";
import type { Box } from "./layout/page-layout.ts";

/** The ground of a cell beside a picture of another shape, as red, green and blue. */
export const cellGround = { red: 0x1d, green: 0x1b, blue: 0x19 } as const;

/** What an encoder may have made of one of these values. */
const tolerance = 10;

/** Of its cell's height, what a card lies in that is on its side. */
const lying = { least: 0.44, most: 0.62 } as const;

/**
 * Which part of a cell is the card: all of it, or the middle when the card lies on its side and the cell
 * is filled up above and below.
 */
export function shownPart(cell: Canvas): Box {
  const { width, height } = cell;
  const whole = { x: 0, y: 0, width, height };
  let top = 0;
  while (top < height / 2 && isGround(cell, top) && isGround(cell, height - 1 - top)) top += 1;
  const shown = height - 2 * top;
  if (shown < lying.least * height || shown > lying.most * height) return whole;
  // The row where both meet is a mixture of them.
  return { x: 0, y: top + 1, width, height: shown - 2 };
}

function isGround({ bytes, width, channels }: Canvas, row: number): boolean {
  const { red, green, blue } = cellGround;
  for (let at = row * width * channels; at < (row + 1) * width * channels; at += channels) {
    if (Math.abs((bytes[at] ?? 0) - red) > tolerance) return false;
    if (Math.abs((bytes[at + 1] ?? 0) - green) > tolerance) return false;
    if (Math.abs((bytes[at + 2] ?? 0) - blue) > tolerance) return false;
  }
  return true;
}
