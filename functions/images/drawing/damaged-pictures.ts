import pLimit from "p-limit";
import type { Sha256 } from "#schemas/values.ts";
import type { Composite } from "../composites/composite.ts";
import type { DrawingTools } from "./drawing-tools.ts";
import { pixelsOf } from "./readable-cell.ts";

/** Cells that are looked at side by side; each is some hundred KB of pixels. */
const lanes = 8;

/** Pictures that a composite promises, and whose cell is not there or unreadable. */
export async function damagedPictures(
  { cards, options }: Composite,
  { images, imaging }: DrawingTools,
): Promise<readonly Sha256[]> {
  const lane = pLimit(lanes);
  const pictures = [...new Set(cards.flatMap(({ picture }) => picture ?? []))];
  const damaged = await lane.map(pictures, async (picture) => {
    const cell = await images.cell(picture, options.quality);
    const pixels = cell && (await pixelsOf(cell, options, imaging));
    return pixels ? [] : [picture];
  });
  return damaged.flat();
}
