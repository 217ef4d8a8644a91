import type { CollectionItem } from "#schemas/collections/item.ts";
import { type AskedCollections, askedCollections } from "./asked-collections.ts";
import type { HeldCollections } from "./held-collections.ts";

/**
 * All items of the collections that a question is about.
 *
 * @throws DomainError `collections.no_such_collection`
 */
export async function askedItems(
  asked: AskedCollections,
  deps: { readonly held: HeldCollections },
): Promise<readonly CollectionItem[]> {
  const { userId, collectionId } = asked;
  return (await askedCollections({ userId, collectionId }, deps)).flatMap(({ items }) => items);
}
