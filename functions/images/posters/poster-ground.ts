import type { Ground, PosterPlan } from "#schemas/images/poster.ts";
import type { Canvas } from "../composites/canvas.ts";
import type { PictureColours } from "./picture-colours.ts";

/** Covers a canvas with a poster's ground. */
export function layGround(
  { ground }: Pick<PosterPlan, "ground">,
  { light, dark }: Pick<PictureColours, "light" | "dark">,
  canvas: Canvas,
): void {
  const { bytes } = canvas;
  if (ground.kind === "paper") {
    // A buffer filled with three bytes over and over is a sheet of paper.
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).fill(
      ground.colour.slice(1),
      "hex",
    );
    return;
  }
  const shares = glowOf(ground, canvas);
  const colours = Uint32Array.from({ length: 256 }, (_none, share) => {
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => {
      const [from = 0, to = 0] = [dark[channel], light[channel]];
      return Math.round(from + ((to - from) * share) / 255);
    });
    return red | (green << 8) | (blue << 16);
  });
  for (let at = 0, to = 0; at < shares.length; at += 1, to += 3) {
    const colour = colours[shares[at] ?? 0] ?? 0;
    bytes[to] = colour;
    bytes[to + 1] = colour >> 8;
    bytes[to + 2] = colour >> 16;
  }
}

/** Posters have few layouts; a picture's colour is all that differs. */
const known = new Map<string, Uint8Array>();
const mostKnown = 8;

/** How much light falls on each pixel, of 255: soft in the middle and at the edge, as of a lamp on a wall. */
function glowOf(
  { x, y, reach }: Extract<Ground, { kind: "glow" }>,
  { width, height }: Pick<Canvas, "width" | "height">,
): Uint8Array {
  const name = [x, y, reach, width, height].join();
  const found = known.get(name);
  if (found) return found;
  const shares = new Uint8Array(width * height);
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const far = ((column - x) ** 2 + (row - y) ** 2) / reach ** 2;
      shares[at] = far >= 1 ? 0 : Math.round(255 * (1 - far) ** 2);
    }
  }
  if (known.size >= mostKnown) known.clear();
  known.set(name, shares);
  return shares;
}
