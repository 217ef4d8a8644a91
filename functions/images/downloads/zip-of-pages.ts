import { makeZip } from "client-zip";
import type { StoredComposite } from "#schemas/storage/image-items.ts";
import type { ReadPage } from "./page-stream.ts";

const endings = { png: "png", jpeg: "jpg", webp: "webp", avif: "avif" } as const;

/** A ZIP of pages as they are: pictures do not get smaller by packing. */
export const zipOfPages = (
  { format, pages, storedAt }: StoredComposite,
  contents: AsyncIterable<ReadPage>,
): AsyncIterable<Uint8Array> => {
  const digits = String(pages.length).length;
  const lastModified = new Date(storedAt);
  async function* entries() {
    for await (const { page, content } of contents) {
      const name = `page-${String(page).padStart(digits, "0")}.${endings[format]}`;
      yield { name, lastModified, input: content };
    }
  }
  return makeZip(entries());
};
