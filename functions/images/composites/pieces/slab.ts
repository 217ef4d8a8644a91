import type { Box } from "../layout/page-layout.ts";

/** In pixels of the design: the label above the card, and the plastic beside and below it. */
const design = { top: 54, side: 12, bottom: 10 } as const;

/** A slab in the place of a card: as tall as one, and the card in it smaller. */
export function slabIn(cell: Box, unit: number): { readonly slab: Box; readonly card: Box } {
  const px = (size: number) => Math.round(size * unit);
  const height = cell.height - px(design.top) - px(design.bottom);
  const width = Math.round((height * cell.width) / cell.height);
  const x = cell.x + Math.round((cell.width - width) / 2);
  return {
    card: { x, y: cell.y + px(design.top), width, height },
    slab: {
      ...{ x: x - px(design.side), y: cell.y, height: cell.height },
      width: width + 2 * px(design.side),
    },
  };
}
