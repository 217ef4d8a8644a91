import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import sharp from "sharp";
import { cellSizes, type Quality } from "#schemas/images/composite.ts";
import { cardPicture } from "#test/support/pictures/card-pictures.ts";

/** A quality's cells, or pictures as their sources have them: 600×825, JPEG. */
export type Kind = Quality | "original";

/** Files of cards of which no two show the same, in a folder that is kept. */
export interface CardFiles {
  /** Makes those that are not there yet. */
  make(kind: Kind, count: number): Promise<void>;
  read(kind: Kind, index: number): Uint8Array;
}

/** So many are drawn; the others are those in other colours, and moved. */
const drawn = 24;
const sizes = { ...cellSizes, original: { width: 600, height: 825 } } as const;

export function cardFiles(folder: string): CardFiles {
  mkdirSync(folder, { recursive: true });
  const fileOf = (kind: Kind, index: number) => join(folder, `${kind}-${index}.jpg`);
  const raws = new Map<string, Promise<Buffer>>();
  const rawOf = (kind: Kind, seed: number) => {
    const name = `${kind} ${seed}`;
    const known = raws.get(name) ?? raw(kind, seed);
    raws.set(name, known);
    return known;
  };
  const make = async (kind: Kind, index: number) => {
    const file = fileOf(kind, index);
    if (existsSync(file)) return;
    const { width, height } = sizes[kind];
    const pixels = await rawOf(kind, index % drawn);
    const turn = ((index * 13) % height) * width * 3;
    const moved = Buffer.concat([pixels.subarray(turn), pixels.subarray(0, turn)]);
    const jpeg = await sharp(moved, { raw: { width, height, channels: 3 } })
      .modulate({ hue: (index * 37) % 360, brightness: 0.9 + (index % 7) / 30 })
      .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
      .toBuffer();
    writeFileSync(file, jpeg);
  };
  return {
    make: async (kind, count) => {
      const indexes = Array.from({ length: count }, (_none, index) => index);
      await pLimit(4).map(indexes, (index) => make(kind, index));
      raws.clear();
    },
    read: (kind, index) => readFileSync(fileOf(kind, index)),
  };
}

const raw = async (kind: Kind, seed: number) =>
  sharp(await cardPicture(seed))
    .resize(sizes[kind])
    .removeAlpha()
    .raw()
    .toBuffer();
