import type { ImageArchive } from "#functions/images/pictures/image-store.ts";
import type { Quality } from "#schemas/images/composite.ts";
import { shapeFile } from "#schemas/storage/image-files.ts";
import type { Sha256 } from "#schemas/values.ts";

/** Pictures in memory. */
export interface MemoryImageStore extends ImageArchive {
  /** Puts a cell where a test wants it, whatever it holds. */
  put(picture: Sha256, quality: Quality, cell: Uint8Array): void;
  /** Those for drawing alone. */
  originals(): readonly Sha256[];
  /** What people get: originals by hash, others by hash, width and encoding. */
  hosted(): readonly string[];
  contentTypeOf(picture: Sha256): Promise<string | undefined>;
  /** Takes an original away, as no code that ships can. */
  lose(picture: Sha256): void;
}

export function memoryImageStore(): MemoryImageStore {
  const cells = new Map<string, Uint8Array>();
  const originals = new Map<Sha256, { bytes: Uint8Array; contentType: string }>();
  const hosted: typeof originals = new Map();
  const shapes = new Map<string, Uint8Array>();
  const put = (picture: Sha256, quality: Quality, cell: Uint8Array) =>
    void cells.set(`${picture} ${quality}`, cell);
  return {
    put,
    whole: async (picture) => cells.get(`${picture} whole`),
    keepWhole: async (picture, bytes) => void cells.set(`${picture} whole`, bytes),
    cell: async (picture, quality) => cells.get(`${picture} ${quality}`),
    async keepOriginal(picture, bytes, { contentType, isHosted }) {
      const place = isHosted ? hosted : originals;
      if (!place.has(picture)) place.set(picture, { bytes, contentType });
    },
    keepShape: async (picture, shape, bytes) =>
      void shapes.set(`${picture} ${shapeFile(shape)}`, bytes),
    keepCell: async (picture, quality, bytes) => put(picture, quality, bytes),
    original: async (picture) => (hosted.get(picture) ?? originals.get(picture))?.bytes,
    contentTypeOf: async (picture) => (hosted.get(picture) ?? originals.get(picture))?.contentType,
    lose(picture) {
      originals.delete(picture);
      hosted.delete(picture);
    },
    originals: () => [...originals.keys()],
    hosted: () => [...hosted.keys(), ...shapes.keys()],
  };
}
