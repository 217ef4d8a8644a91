import type { ListedCopies } from "#schemas/storage/listing-pages.ts";

/** Pages of a card's listings, until all that one run asked for have come. */
export interface ListingPages {
  /**
   * Keeps a page and answers with all of its run that are known, by their places; however often it is called, and in
   * whatever order.
   *
   * @param list which card, in which language and currency
   */
  add(
    list: string,
    runId: string,
    page: number,
    copies: ListedCopies,
  ): Promise<ReadonlyMap<number, ListedCopies>>;
}
