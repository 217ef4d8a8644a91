import pLimit from "p-limit";
import type { PrintingId, Sha256 } from "#schemas/values.ts";
import type { Composite } from "../composites/composite.ts";
import type { DrawingTools } from "./draw-composite.ts";
import { pixelsOf } from "./readable-cell.ts";

/** Cells that are looked at side by side; each is some hundred KB of pixels. */
const lanes = 8;

/** Cards of a composite whose picture is promised, and whose cell is not there or unreadable. */
export async function damagedCards(
  { cards, options }: Composite,
  { images, imaging }: DrawingTools,
): Promise<readonly PrintingId[]> {
  const lane = pLimit(lanes);
  const damaged = new Set<Sha256>();
  const pictures = [...new Set(cards.flatMap(({ picture }) => picture ?? []))];
  await lane.map(pictures, async (picture) => {
    const cell = await images.cell(picture, options.quality);
    const pixels = cell && (await pixelsOf(cell, options.quality, imaging));
    if (!pixels) damaged.add(picture);
  });
  const isDamaged = (picture: Sha256 | undefined) => picture !== undefined && damaged.has(picture);
  return [...new Set(cards.flatMap((c) => (isDamaged(c.picture) ? [c.printingId] : [])))];
}
