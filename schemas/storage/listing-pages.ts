import * as z from "zod";

/**
 * Pages of listings of a card, of the table `work`, where there are several: prices follow from all of them together.
 *
 *     pk  LISTINGS#<printing>:<language>:<currency>   sk  <run>
 *
 * Each page is an attribute, `page 0`. Nothing of titles or sellers is in it.
 */
export const listingPagesKey = (list: string, runId: string) => ({
  pk: `LISTINGS#${list}`,
  sk: runId,
});
export const pagePrefix = "page ";

/** What of a page was taken for copies of the card. */
export const ListedCopies = z.object({
  isLast: z.boolean(),
  /** Of the answer that it came in. */
  observed: z.object({ atMs: z.number(), pack: z.string(), line: z.int() }),
  /** The marketplace's id, which copy it is, and what is asked for it. */
  copies: z.array(z.tuple([z.string(), z.string(), z.int()])),
});
export type ListedCopies = z.output<typeof ListedCopies>;
