import type { Collection } from "#schemas/collections/collection.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Ulid } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import {
  askedCollections,
  type HeldCollections,
  itemFields,
  matchedItems,
  readQuery,
  type ShownDeps,
} from "../../holdings/index.ts";

export interface SearchContentDeps extends ShownDeps {
  readonly held: HeldCollections;
}

/** What amounts in a query are compared in. */
const currency = "EUR";

/**
 * What a query finds in somebody's collections, collection by collection.
 *
 * @throws DomainError `collections.no_such_collection`, `catalog.bad_query`
 */
export async function foundCollections(
  asked: {
    readonly userId: string;
    readonly q: string;
    readonly collectionId?: Ulid | undefined;
    readonly money: boolean;
  },
  deps: SearchContentDeps,
): Promise<readonly { readonly head: Collection; readonly items: readonly CollectionItem[] }[]> {
  const { userId, q, money } = asked;
  const query = await readQuery(q, itemFields(money), deps);
  const collections = await askedCollections(asked, deps);
  const wanted = { userId, currency, query, needsMoney: false };
  const { found } = await matchedItems(wanted, collections, deps);
  const byHead = Map.groupBy(found, ({ part }) => part.head.id);
  return [...byHead]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .flatMap(([, parts]) => {
      const head = parts[0]?.part.head;
      const items = parts.flatMap(({ part, matches }) =>
        part.items.filter((_item, at) => matches[at] === 1),
      );
      return head && items.length > 0 ? [{ head, items }] : [];
    });
}
