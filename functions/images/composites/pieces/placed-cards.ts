import type { Composite } from "../composite.ts";
import { isSlabbed, marksOf } from "../composite-marks.ts";
import type { Measures } from "../layout/measures.ts";
import type { PageLayout } from "../layout/page-layout.ts";
import type { CompositePage, PlacedCard } from "./page-pieces.ts";
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

/** A card with its picture only as far as it is the card: one that lies on its side is lower than its cell. */
export function seen(placed: PlacedCard, { shown }: Pick<CompositePage, "shown">): PlacedCard {
  const part = shown.get(placed.index);
  if (!part) return placed;
  const { x, y } = placed.picture;
  return { ...placed, picture: { ...part, x: x + part.x, y: y + part.y } };
}
