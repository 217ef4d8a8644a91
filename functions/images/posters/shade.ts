import type { Canvas } from "../composites/canvas.ts";
import type { Box } from "../composites/layout/page-layout.ts";

/** A shadow: how much of its light each pixel keeps, of 255, row by row. */
export interface Shade {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * Darkens a canvas; what lies beyond its edges is left out.
 *
 * @param hidden what of the shade something else will cover: nothing is done there
 */
export function layShade(
  shade: Shade,
  canvas: Canvas,
  { x, y }: { readonly x: number; readonly y: number },
  hidden: Box,
): void {
  const { bytes: kept, width, height } = shade;
  const { bytes, channels } = canvas;
  const darken = (row: number, first: number, last: number) => {
    let at = ((y + row) * canvas.width + x + first) * channels;
    for (let from = row * width + first; from < row * width + last; from += 1, at += channels) {
      const light = kept[from] ?? 0;
      if (light === 255) continue;
      bytes[at] = dimmed(bytes[at] ?? 0, light);
      bytes[at + 1] = dimmed(bytes[at + 1] ?? 0, light);
      bytes[at + 2] = dimmed(bytes[at + 2] ?? 0, light);
    }
  };
  const [left, right] = [Math.max(0, -x), Math.min(width, canvas.width - x)];
  for (let row = Math.max(0, -y); row < Math.min(height, canvas.height - y); row += 1) {
    const isWhole = row < hidden.y || row >= hidden.y + hidden.height;
    darken(row, left, isWhole ? right : Math.min(right, hidden.x));
    if (!isWhole) darken(row, Math.max(left, hidden.x + hidden.width), right);
  }
}

const dimmed = (byte: number, light: number): number => {
  const part = byte * light + 127;
  return (part + 1 + (part >> 8)) >> 8;
};
