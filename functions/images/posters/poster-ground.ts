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
  const glow = glowOf(ground, canvas);
  const colours = Uint32Array.from({ length: 256 }, (_none, share) => {
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => {
      const [from = 0, to = 0] = [dark[channel], light[channel]];
      return Math.round(from + ((to - from) * share) / 255);
    });
    return red | (green << 8) | (blue << 16);
  });
  const stride = canvas.width * 3;
  const isInWords = canvas.width % 4 === 0 && bytes.byteOffset % 4 === 0;
  const lay = isInWords ? rowsOfWords(glow, colours, canvas) : rowsOfBytes(glow, colours, canvas);
  for (let row = 0; row < canvas.height; row += 1) {
    const twin = glow.twins[row] ?? row;
    if (twin === row) lay(row);
    else bytes.copyWithin(row * stride, twin * stride, (twin + 1) * stride);
  }
}

/** How much light falls on a poster. */
interface Glow {
  /** On each pixel, of 255. */
  readonly shares: Uint8Array;
  /** Of each row, the first one that is like it: as far above the light as it is below, or as dark. */
  readonly twins: Uint16Array;
}

type LayRow = (row: number) => void;

/** Four pixels are three words, and one store of a word takes as long as one of a byte. */
function rowsOfWords({ shares }: Glow, colours: Uint32Array, { bytes, width }: Canvas): LayRow {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  return (row) => {
    const end = (row + 1) * width;
    for (let at = row * width, to = (at * 3) >> 2; at < end; at += 4, to += 3) {
      const first = colours[shares[at] ?? 0] ?? 0;
      const second = colours[shares[at + 1] ?? 0] ?? 0;
      const third = colours[shares[at + 2] ?? 0] ?? 0;
      const fourth = colours[shares[at + 3] ?? 0] ?? 0;
      words[to] = first | (second << 24);
      words[to + 1] = (second >>> 8) | (third << 16);
      words[to + 2] = (third >>> 16) | (fourth << 8);
    }
  };
}

function rowsOfBytes({ shares }: Glow, colours: Uint32Array, { bytes, width }: Canvas): LayRow {
  return (row) => {
    for (let at = row * width, to = at * 3; at < (row + 1) * width; at += 1, to += 3) {
      const colour = colours[shares[at] ?? 0] ?? 0;
      bytes[to] = colour;
      bytes[to + 1] = colour >> 8;
      bytes[to + 2] = colour >> 16;
    }
  };
}

/** Posters have few layouts; a picture's colour is all that differs. */
const known = new Map<string, Glow>();
const mostKnown = 8;

/** Soft in the middle and at the edge, as of a lamp on a wall. */
function glowOf(
  { x, y, reach }: Extract<Ground, { kind: "glow" }>,
  { width, height }: Pick<Canvas, "width" | "height">,
): Glow {
  const name = [x, y, reach, width, height].join();
  const found = known.get(name);
  if (found) return found;
  const shares = new Uint8Array(width * height);
  const rowsByFar = new Map<number, number>();
  const twins = Uint16Array.from({ length: height }, (_none, row) => {
    const far = Math.min(Math.abs(row - y), reach);
    const twin = rowsByFar.get(far) ?? row;
    rowsByFar.set(far, twin);
    return twin;
  });
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const far = ((column - x) ** 2 + (row - y) ** 2) / reach ** 2;
      shares[at] = far >= 1 ? 0 : Math.round(255 * (1 - far) ** 2);
    }
  }
  if (known.size >= mostKnown) known.clear();
  const glow = { shares, twins };
  known.set(name, glow);
  return glow;
}
