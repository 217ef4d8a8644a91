import type { ListedCopies } from "#schemas/storage/listing-pages.ts";
import { compareObserved, type DayPoint } from "../books/point.ts";
import { askingPrices } from "./asking-prices.ts";

/** What is asked for one kind of copies on a day. */
export interface CopiesPoint extends DayPoint {
  /** As series are called: `holo@psa-9`. */
  readonly copy: string;
}

/**
 * What the pages of a list come to, as far as they have come without a gap from the first on; none without it. What several
 * pages list counts once, as the first of them has it. The last one's answer is what it is observed in, so that in whatever order they
 * come the whole list stands at the end.
 */
export function pointsOfPages(pages: ReadonlyMap<number, ListedCopies>): readonly CopiesPoint[] {
  const amounts = new Map<string, number[]>();
  const seen = new Set<string>();
  let observed: ListedCopies["observed"] | undefined;
  for (let at = 0; ; at += 1) {
    const page = pages.get(at);
    if (!page) break;
    for (const [id, copy, amount] of page.copies) {
      if (seen.has(id)) continue;
      seen.add(id);
      amounts.set(copy, [...(amounts.get(copy) ?? []), amount]);
    }
    if (!observed || compareObserved(page.observed, observed) > 0) observed = page.observed;
    if (page.isLast) break;
  }
  if (!observed) return [];
  const of = { observed, day: new Date(observed.atMs).toISOString().slice(0, 10) };
  return [...amounts].map(([copy, own]) => ({ ...of, copy, columns: askingPrices(own) }));
}
