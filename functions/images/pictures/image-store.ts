import type { Quality } from "#schemas/images/composite.ts";
import type { Shape } from "#schemas/images/made-format.ts";
import type { Sha256 } from "#schemas/values.ts";

/** Pictures of cards, kept by the hash of the original. */
export interface ImageStore {
  /** The encoded cell of a picture, or undefined when there is none. */
  cell(picture: Sha256, quality: Quality): Promise<Uint8Array | undefined>;
}

/** An image store that can be filled, and mended from what it keeps. */
export interface ImageArchive extends ImageStore {
  /** An original as it came, or what is kept of one that a user has uploaded, wherever that is; undefined when there is none. */
  original(picture: Sha256): Promise<Uint8Array | undefined>;
  /** Keeps an original, hosted or for drawing alone; one that is there is left alone. */
  keepOriginal(
    picture: Sha256,
    bytes: Uint8Array,
    as: { readonly contentType: string; readonly isHosted: boolean },
  ): Promise<void>;
  /** Keeps a hosted picture in a width and encoding; one that is there is left alone. */
  keepShape(picture: Sha256, shape: Shape, bytes: Uint8Array): Promise<void>;
  keepCell(picture: Sha256, quality: Quality, bytes: Uint8Array): Promise<void>;
  /** A picture in its own shape as posters show it, or undefined before any did. */
  whole(picture: Sha256): Promise<Uint8Array | undefined>;
  keepWhole(picture: Sha256, bytes: Uint8Array): Promise<void>;
}
