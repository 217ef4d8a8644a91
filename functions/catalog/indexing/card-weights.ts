import { type PricedPrintingId, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { WantedPrintings } from "#schemas/storage/interest.ts";
import type { PrintingId } from "#schemas/values.ts";

/** A weight is a byte. */
export const mostWeight = 255;
/**
 * So many steps of the weight are twice the points: cards that are wanted alike weigh the same, and what somebody looked at once and
 * nobody since comes to nothing.
 */
const stepsOfTwice = 8;

/** What so many points weigh, from 0 to 255: 8 for the first, 27 for 9, 80 for a thousand. */
export const weightOf = (points: number): number =>
  Math.min(mostWeight, Math.round(stepsOfTwice * Math.log2(1 + points)));

/**
 * By card, how much people want it, 0 to 255; undefined where nobody wants any of them. What is wanted in one language is wanted in
 * all: people mean the card.
 */
export function weightsOf(
  ids: readonly PrintingId[],
  wanted: WantedPrintings,
): readonly number[] | undefined {
  const points = new Map<PricedPrintingId, number>();
  for (const [id, own] of wanted) {
    const card = pricedPrintingOf(id);
    points.set(card, (points.get(card) ?? 0) + own);
  }
  const weights = ids.map((id) => weightOf(points.get(pricedPrintingOf(id)) ?? 0));
  return weights.some((weight) => weight > 0) ? weights : undefined;
}
