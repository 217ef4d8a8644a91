import type { CollectionKind } from "#schemas/collections/collection.ts";
import type { HeadItem } from "#schemas/storage/collection-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import { noSuchCollection } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore, Place } from "./collection-store.ts";
import { type CountedCollection, counted, etagOf } from "./counted-collection.ts";

export interface CollectionChange {
  readonly name?: string | undefined;
  readonly kind?: CollectionKind | undefined;
  /** Null removes it. */
  readonly description?: string | null | undefined;
}

/**
 * Changes a collection's head.
 *
 * @param ifMatch versions that the change was made for; undefined for any
 * @throws DomainError `collections.no_such_collection`, `request.stale_version`, `request.too_many`
 */
export async function updateCollection(
  input: { place: Place; change: CollectionChange; ifMatch: IfMatch },
  { collections, lots, clock }: { collections: CollectionStore; lots: LotStore; clock: Clock },
): Promise<CountedCollection> {
  const { place, change, ifMatch } = input;
  return persistently(async () => {
    const head = await collections.get(place);
    if (!head) throw noSuchCollection(place.collectionId);
    if (!ifMatches(ifMatch, head)) {
      const current = await counted(place.userId, head, { lots });
      throw staleVersion({ current, etag: etagOf(current) }, ifMatch);
    }
    const at = clock().toISOString();
    const after = changed(head, change, at);
    const log = { id: newChangeId({ clock }), at };
    const outcome = await collections.replace(place.userId, { before: head, after }, log);
    return outcome === "saved" ? counted(place.userId, after, { lots }) : undefined;
  });
}

function changed(head: HeadItem, change: CollectionChange, at: string): HeadItem {
  const { description = head.description, name = head.name, kind = head.kind } = change;
  const { description: _before, ...rest } = head;
  return {
    ...rest,
    name,
    kind,
    ...(description !== null && { description }),
    version: head.version + 1,
    updatedAt: at,
  };
}
