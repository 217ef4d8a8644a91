import sharp from "sharp";

/** Where two pictures differ most. */
export interface Difference {
  /** Of the tile's channels, of 255, in the mean. */
  readonly mean: number;
  readonly x: number;
  readonly y: number;
}

/** In pixels: a tile that a letter fills, so that one that moves is seen. */
const tile = 16;

/**
 * How much two pictures differ at the worst of their tiles. In the mean over a whole page a label that has moved
 * would be nothing.
 *
 * @throws Error when they have different sizes
 */
export async function worstTile(a: Uint8Array, b: Uint8Array): Promise<Difference> {
  const [one, other] = await Promise.all([pixelsOf(a), pixelsOf(b)]);
  const { width, height } = one.info;
  if (other.info.width !== width || other.info.height !== height) {
    throw new Error(`${width}×${height} is not ${other.info.width}×${other.info.height}.`);
  }
  const sums = new Map<number, number>();
  const across = Math.ceil(width / tile);
  for (let at = 0; at < one.data.length; at += 1) {
    const pixel = Math.floor(at / 4);
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const key = Math.floor(y / tile) * across + Math.floor(x / tile);
    const difference = Math.abs(seen(one.data, at) - seen(other.data, at));
    sums.set(key, (sums.get(key) ?? 0) + difference);
  }
  const [key = 0, sum = 0] = [...sums].sort(([, x], [, y]) => y - x)[0] ?? [];
  return {
    mean: sum / (tile * tile * 4),
    ...{ x: (key % across) * tile, y: Math.floor(key / across) * tile },
  };
}

/** A colour counts as far as it is seen. */
const seen = (pixels: Uint8Array, at: number) =>
  at % 4 === 3 ? (pixels[at] ?? 0) : ((pixels[at] ?? 0) * (pixels[at - (at % 4) + 3] ?? 0)) / 255;

const pixelsOf = (picture: Uint8Array) =>
  sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
