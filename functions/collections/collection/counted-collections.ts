import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Place } from "./collection-store.ts";
import type { CountedCollection } from "./counted-collection.ts";

/** Collections with how much they hold, read together. Every read sees the newest write. */
export interface CountedCollections {
  get(place: Place): Promise<CountedCollection | undefined>;
  /**
   * A user's collections by id.
   *
   * @throws DomainError `request.bad_cursor`
   */
  list(userId: string, page: PageRequest): Promise<Page<CountedCollection>>;
}
