import type { ImageArchive } from "#functions/images/pictures/image-store.ts";
import type { Quality } from "#schemas/images/composite.ts";
import type { Sha256 } from "#schemas/values.ts";

/** Pictures in memory. */
export interface MemoryImageStore extends ImageArchive {
  /** Puts a cell where a test wants it, whatever it holds. */
  put(picture: Sha256, quality: Quality, cell: Uint8Array): void;
  originals(): readonly Sha256[];
  original(picture: Sha256): Promise<{ bytes: Uint8Array; contentType: string } | undefined>;
}

export function memoryImageStore(): MemoryImageStore {
  const cells = new Map<string, Uint8Array>();
  const originals = new Map<Sha256, { bytes: Uint8Array; contentType: string }>();
  const put = (picture: Sha256, quality: Quality, cell: Uint8Array) =>
    void cells.set(`${picture} ${quality}`, cell);
  return {
    put,
    cell: async (picture, quality) => cells.get(`${picture} ${quality}`),
    async keepOriginal(picture, bytes, contentType) {
      if (!originals.has(picture)) originals.set(picture, { bytes, contentType });
    },
    keepCell: async (picture, quality, bytes) => put(picture, quality, bytes),
    original: async (picture) => originals.get(picture),
    originals: () => [...originals.keys()],
  };
}
