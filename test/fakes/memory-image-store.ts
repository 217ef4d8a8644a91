import type { ImageStore } from "#functions/images/image-store.ts";
import type { Quality } from "#schemas/images/composite.ts";
import type { Sha256 } from "#schemas/values.ts";

/** Cells in memory; `put` stands in for the mirror that fills the real store. */
export interface MemoryImageStore extends ImageStore {
  put(picture: Sha256, quality: Quality, cell: Uint8Array): void;
}

export function memoryImageStore(): MemoryImageStore {
  const cells = new Map<string, Uint8Array>();
  return {
    put: (picture, quality, cell) => void cells.set(`${picture} ${quality}`, cell),
    cell: async (picture, quality) => cells.get(`${picture} ${quality}`),
  };
}
