import type { ListingPages } from "#functions/prices/listings/page-store.ts";
import type { ListedCopies } from "#schemas/storage/listing-pages.ts";

/** Pages of listings, in memory. */
export function memoryListingPages(): ListingPages {
  const lists = new Map<string, Map<number, ListedCopies>>();
  return {
    async add(list, runId, page, copies) {
      const pages = lists.get(`${list} ${runId}`) ?? new Map<number, ListedCopies>();
      lists.set(`${list} ${runId}`, pages.set(page, copies));
      return new Map(pages);
    },
  };
}
