import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { UnusablePicture } from "./imaging.ts";

// The layer's modules are found by `require` alone: imports do not look at NODE_PATH.
export const sharp: typeof import("sharp").default = createRequire(import.meta.url)("sharp");

// What libvips would remember is never asked for again.
sharp.cache(false);
// Pictures are worked on side by side: threads within each would wait for one another, a third of the time.
sharp.concurrency(1);

/** For one picture that takes long by itself. */
export async function withAllCores<T>(work: () => Promise<T>): Promise<T> {
  sharp.concurrency(availableParallelism());
  try {
    return await work();
  } finally {
    sharp.concurrency(1);
  }
}

const maxPixels = 40_000_000;

/** Decodes strictly: a truncated picture is unusable, not half grey. */
export const strict = {
  failOn: "truncated",
  limitInputPixels: maxPixels,
  sequentialRead: true,
} as const;

/**
 * Whatever fails while a picture is decoded says that the picture is unusable, be it thrown at once
 * (an empty buffer), later, or by a library below.
 *
 * @throws UnusablePicture when `work` cannot decode what it was given
 */
export async function decoded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnusablePicture) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusablePicture(`The picture cannot be decoded: ${reason}`, { cause: error });
  }
}
