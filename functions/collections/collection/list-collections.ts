import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { CountedCollection } from "./counted-collection.ts";
import type { CountedCollections } from "./counted-collections.ts";

/** A page of a user's collections, by id. */
export const listCollections = (
  { userId, ...page }: PageRequest & { userId: string },
  { counted }: { counted: CountedCollections },
): Promise<Page<CountedCollection>> => counted.list(userId, page);
