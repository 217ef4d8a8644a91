import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Place } from "../collection/collection-store.ts";

/** What collections hold, as people list it. Every read sees the newest write. */
export interface ItemLists {
  /**
   * Lots that are there, by id; undefined when there is no such collection, from the moment on in which it
   * was deleted.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(place: Place, page: PageRequest): Promise<Page<CollectionItem> | undefined>;
}
