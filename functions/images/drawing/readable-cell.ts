import type { Quality } from "#schemas/images/composite.ts";
import type { Imaging, Pixels, Size } from "./imaging.ts";

/**
 * The pixels of a cell. Whatever goes wrong while it is decoded is that cell's fault: it costs its
 * card the picture, not the collection the composite.
 */
export async function pixelsOf(
  cell: Uint8Array,
  { quality, size }: { readonly quality: Quality; readonly size?: Size | undefined },
  imaging: Imaging,
): Promise<Pixels | undefined> {
  try {
    return await imaging.pixels(cell, quality, size);
  } catch {
    // The caller draws a placeholder, has the cell made anew and names the card to its owner.
    return undefined;
  }
}
