import sharp from "sharp";
import { layoutOf } from "#functions/images/composites/layout/layout-of.ts";
import { cellSizes } from "#schemas/images/composite.ts";
import type { CardFiles } from "./card-files.ts";
import { compositeOf } from "./ours.ts";

const cards = 100;

/**
 * What a page of a hundred cards takes at least: their cells are decoded all at once, pasted, and the
 * page is encoded once, by sharp. Nothing else is on it.
 */
export function floorOf(files: CardFiles): (turn: number) => Promise<number> {
  const [layout] = layoutOf(compositeOf(cards)).pages;
  if (!layout) throw new Error("A hundred cards have no page.");
  const { width, height, cells } = layout;
  const { medium: cell } = cellSizes;
  const page = Buffer.alloc(width * height * 3);
  return async (turn) => {
    const decoded = await Promise.all(
      cells.map((_box, index) =>
        sharp(files.read("medium", turn * cards + index))
          .raw()
          .toBuffer(),
      ),
    );
    page.fill(Buffer.from("f5f3ef", "hex"));
    for (const [index, { x, y }] of cells.entries()) {
      const pixels = decoded[index] ?? Buffer.of();
      for (let row = 0; row < cell.height; row += 1) {
        const from = row * cell.width * 3;
        page.set(pixels.subarray(from, from + cell.width * 3), ((y + row) * width + x) * 3);
      }
    }
    const encoding = { quality: 84, chromaSubsampling: "4:2:0", optimiseCoding: false } as const;
    const image = sharp(page, { raw: { width, height, channels: 3 } }).jpeg(encoding);
    return (await image.toBuffer()).byteLength;
  };
}
