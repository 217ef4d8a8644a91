import type { GameDefinition } from "#schemas/games/index.ts";
import { original, type ShownSize } from "#schemas/images/shown-size.ts";
import { hostedOriginalKey, hostedWidthKey } from "#schemas/storage/image-files.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { noSuchSize } from "../errors.ts";

/**
 * The width that a size means in a game; undefined for the picture as it came.
 *
 * @param size @default the game's largest
 * @throws DomainError `images.no_such_size`
 */
export function widthOf(
  size: ShownSize | undefined,
  { pictureSizes, label }: GameDefinition,
): number | undefined {
  if (size === original) return undefined;
  const found = size ? pictureSizes.find((one) => one.size === size) : pictureSizes.at(-1);
  if (found) return found.widthPx;
  throw noSuchSize(size ?? "", label, [...pictureSizes.map((one) => one.size), original]);
}

/**
 * Where the picture of a record lies in a width. One that is no wider than asked for is shown as it came.
 *
 * @returns undefined when it does not lie there
 */
export function hostedAddress(
  baseUrl: string,
  { sha256, files }: ImageRecord,
  widthPx: number | undefined,
): string | undefined {
  if (!sha256 || !files) return undefined;
  if (widthPx === undefined || widthPx >= files.widthPx) {
    return `${baseUrl}/${hostedOriginalKey(sha256)}`;
  }
  if (!files.widths.includes(widthPx)) return undefined;
  return `${baseUrl}/${hostedWidthKey(sha256, widthPx)}`;
}
