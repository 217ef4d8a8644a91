import type { Composite } from "../composite.ts";
import { isSlabbed, marksOf } from "../composite-marks.ts";
import type { Measures } from "../layout/measures.ts";
import type { PageLayout } from "../layout/page-layout.ts";
import type { PlacedCard } from "./page-pieces.ts";
import { slabIn } from "./slab.ts";

/** The cards of a page, in order, each where its picture is. */
export function placedCards(
  { cards, options }: Composite,
  layout: PageLayout,
  { unit }: Measures,
): readonly PlacedCard[] {
  return layout.cells.flatMap((cell, index) => {
    const card = cards[layout.from + index];
    if (!card) return [];
    const marks = marksOf(card, options.labels);
    const { x, y, width, height } = cell;
    const picture = isSlabbed(marks) ? slabIn(cell, unit).card : { x, y, width, height };
    return [{ card, index, picture, marks }];
  });
}
