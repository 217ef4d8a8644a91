import type { CleanPicture } from "./imaging.ts";
import { decoded } from "./sharp-decoding.ts";
import { opened } from "./sharp-picture.ts";

/** What the largest phones take. */
const mostPixels = 52_000_000;
/** A file that takes longer to decode is made to. */
const longestSeconds = 20;

/** Decodes a file that somebody has uploaded and encodes its pixels anew. */
export const cleaned = (uploaded: Uint8Array, longestSidePx: number): Promise<CleanPicture> =>
  decoded(async () => {
    const { image } = await opened(uploaded, mostPixels);
    const [width, height] = [longestSidePx, longestSidePx];
    const { data, info } = await image
      .resize({ width, height, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .webp({ quality: 90 })
      .timeout({ seconds: longestSeconds })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, widthPx: info.width, heightPx: info.height };
  });
