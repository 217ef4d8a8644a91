import type { GameDefinition } from "#schemas/games/index.ts";
import type { MadeFormat } from "#schemas/images/made-format.ts";
import type { ShownFormat } from "#schemas/images/shown-format.ts";
import { commonSizes, original, type ShownSize } from "#schemas/images/shown-size.ts";
import { hostedOriginalKey, hostedShapeKey } from "#schemas/storage/image-files.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { noSuchSize } from "../errors.ts";
import { widthsIn } from "../pictures/make-formats.ts";
import { isAsItCame, shownWidth } from "../pictures/shown-widths.ts";

/** How somebody wants to see a picture. */
export interface Look {
  /** @default the game's largest */
  readonly size?: ShownSize | undefined;
  /** @default WebP; in the size `original`, as it came */
  readonly format?: ShownFormat | undefined;
}

/** A picture as it came, or in an encoding and a width; undefined for its own. */
export type Wanted = "as it came" | { readonly format: MadeFormat; readonly widthPx?: number };

/**
 * What a look means in a game.
 *
 * @throws DomainError `images.no_such_size`
 */
export function wantedOf(
  { size, format = size === original ? original : "webp" }: Look,
  { pictureSizes, label }: Pick<GameDefinition, "pictureSizes" | "label">,
): Wanted {
  const sizes = [...pictureSizes, ...commonSizes];
  const found = size ? sizes.find((one) => one.size === size) : pictureSizes.at(-1);
  if (!found && size !== original) {
    const names = [...commonSizes, ...pictureSizes].map((one) => one.size);
    throw noSuchSize(size ?? "", label, [...new Set(names), original]);
  }
  if (format === original) return "as it came";
  return { format, ...(found && { widthPx: found.widthPx }) };
}

/**
 * Where the picture of a record lies as it is wanted. It is never shown wider than it came.
 *
 * @returns undefined when it does not lie there
 */
export function hostedAddress(
  baseUrl: string,
  { sha256, files }: ImageRecord,
  wanted: Wanted,
): string | undefined {
  if (!sha256 || !files) return undefined;
  const asItCame = `${baseUrl}/${hostedOriginalKey(sha256)}`;
  if (wanted === "as it came") return asItCame;
  const { format } = wanted;
  const widthPx = shownWidth(files, wanted.widthPx);
  if (isAsItCame(files, widthPx, format)) return asItCame;
  if (!widthsIn(files, format).includes(widthPx)) return undefined;
  return `${baseUrl}/${hostedShapeKey(sha256, { widthPx, format })}`;
}
