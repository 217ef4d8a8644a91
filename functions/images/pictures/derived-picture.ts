import { Quality } from "#schemas/images/composite.ts";
import type { Sha256 } from "#schemas/values.ts";
import type { DerivedPicture, Imaging } from "../drawing/imaging.ts";
import type { ImageArchive } from "./image-store.ts";

/** Whatever goes wrong while a picture is decoded is that picture's fault, and costs it alone. */
export async function derivedOrReason(
  bytes: Uint8Array,
  imaging: Pick<Imaging, "derive">,
  widths?: readonly number[],
): Promise<DerivedPicture | string> {
  return orReason(() => imaging.derive(bytes, widths));
}

/** What a decoder makes of a picture, or why it makes nothing of it. */
export async function orReason<T>(decode: () => Promise<T>): Promise<T | string> {
  try {
    return await decode();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Keeps the cells of a picture in every quality, in place of those that are there. */
export async function keepCells(
  picture: Sha256,
  { cells }: DerivedPicture,
  archive: Pick<ImageArchive, "keepCell">,
): Promise<void> {
  await Promise.all(
    Quality.options.map((quality) => archive.keepCell(picture, quality, cells[quality])),
  );
}
