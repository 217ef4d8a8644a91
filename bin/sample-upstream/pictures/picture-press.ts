import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pLimit from "p-limit";
import sharp from "sharp";
import { fontVersion } from "#schemas/images/fonts.ts";
import type { Drawing } from "./drawing.ts";
import { type Typesetter, typesetter } from "./lettering/typesetter.ts";

export type PictureFormat = "png" | "webp" | "jpg";

/** What is to be printed: the same drawing, width and format are the same picture for ever. */
export interface Print {
  readonly drawing: Drawing;
  /** Pixels; the height follows from the drawing's own proportions unless given. */
  readonly width: number;
  readonly height: number;
  readonly format: PictureFormat;
}

/** Turns drawings into files, each at most once while memory or the folder remembers it. */
export interface PicturePress {
  bytes(print: Print): Promise<Buffer>;
}

/** The name of a print: a hash of everything that decides what it looks like. */
export function printName({ drawing, width, height, format }: Print): string {
  const looks = JSON.stringify([width, height, format, fontVersion, drawing]);
  const hash = createHash("sha256").update(looks);
  return `${hash.digest("hex").slice(0, 40)}.${format}`;
}

const rememberedBytes = 64 * 1024 * 1024;

/** @param folder where pictures stay between runs. @default a folder of the system's temporary one */
export function picturePress(folder = join(tmpdir(), "cardlake-sample-pictures")): PicturePress {
  const type = typesetter();
  const memory = new Map<string, Promise<Buffer>>();
  // Drawing uses a whole core; more than two at once would starve whoever is asking.
  const oneOfTwo = pLimit(2);
  let held = 0;

  const made = async (print: Print, name: string) => {
    const bytes = await readOr(join(folder, name), () => oneOfTwo(() => printed(print, type)));
    held += bytes.length;
    if (held > rememberedBytes) {
      memory.clear();
      held = 0;
    }
    return bytes;
  };

  return {
    async bytes(print) {
      const name = printName(print);
      const known = memory.get(name);
      if (known !== undefined) return await known;
      const making = made(print, name);
      memory.set(name, making);
      // A failed print is not remembered: the next request tries again.
      making.catch(() => memory.delete(name));
      return await making;
    },
  };

  async function readOr(path: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const stored = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (stored !== undefined) return stored;
    const bytes = await make();
    await mkdir(folder, { recursive: true });
    // Written aside and renamed: another process never reads half a picture.
    const aside = `${path}.${randomUUID()}`;
    await writeFile(aside, bytes);
    await rename(aside, path);
    return bytes;
  }
}

async function printed(
  { drawing, width, height, format }: Print,
  type: Typesetter,
): Promise<Buffer> {
  const svg = await type.set(drawing);
  const image = sharp(Buffer.from(svg)).resize(width, height, { fit: "fill" });
  switch (format) {
    case "png":
      return await image.png({ compressionLevel: 6, palette: true, quality: 90 }).toBuffer();
    case "webp":
      return await image.webp({ quality: 82, effort: 2 }).toBuffer();
    case "jpg":
      return await image.flatten({ background: "#ffffff" }).jpeg({ quality: 86 }).toBuffer();
  }
}
