import type { StoredComposite } from "#schemas/storage/image-items.ts";
import type { PaperImaging } from "../drawing/paper-imaging.ts";
import { pdfFile } from "../pdf/pdf-file.ts";
import type { ReadPage } from "./page-stream.ts";

/** Points for a pixel: two pixels make one, as on screens of today. */
const scale = 1 / 2;

/** A PDF with a page for each picture, as large as it is. */
export function pdfOfPages(
  { format, title }: StoredComposite,
  contents: AsyncIterable<ReadPage>,
  imaging: Pick<PaperImaging, "jpeg">,
): AsyncIterable<Uint8Array> {
  async function* pages() {
    for await (const { page, content, width: widthPx, height: heightPx } of contents) {
      // PDF knows JPEG, and none of the others as they come.
      const bytes = format === "jpeg" ? content : (await imaging.jpeg(content)).bytes;
      const [width, height] = [widthPx * scale, heightPx * scale];
      const picture = { id: String(page), bytes, widthPx, heightPx };
      yield { width, height, pictures: [{ picture, box: { x: 0, y: 0, width, height } }] };
    }
  }
  return pdfFile(pages(), { title });
}
