import type { DiscardedItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { noSuchDeletion, tooManyCollections } from "../errors.ts";
import { newChangeId } from "../identifiers.ts";
import type { LotStore } from "../items/lot-store.ts";
import type { CollectionStore, HeadLog, Place } from "./collection-store.ts";
import { type CountedCollection, counted } from "./counted-collection.ts";
import { mostCollections } from "./create-collection.ts";

interface RestorePorts {
  readonly collections: CollectionStore;
  readonly lots: LotStore;
  readonly clock: Clock;
}

/**
 * Brings a deleted collection back with all that it held. One that is there is left as it is.
 *
 * @param undoes the deletion, where it is taken back as a change
 * @param id of the change that brings it back; one of its own without it
 * @throws DomainError `collections.no_such_deletion`, `collections.too_many`, `request.too_many`
 */
export async function restoreCollection(
  {
    place,
    undoes,
    id,
  }: { readonly place: Place; readonly undoes?: HeadLog["undoes"]; readonly id?: Ulid },
  { collections, lots, clock }: RestorePorts,
): Promise<CountedCollection> {
  const { userId, collectionId } = place;
  return persistently(async () => {
    const present = await collections.get(place);
    if (present) return counted(userId, present, { lots });
    const discarded = await collections.discarded(place);
    if (!discarded?.head || discarded.clearingAt) throw noSuchDeletion(collectionId);
    if ((await collections.count(userId)) >= mostCollections) {
      throw tooManyCollections(mostCollections);
    }
    const at = clock().toISOString();
    const { head: before } = discarded;
    const head = { ...before, version: before.version + 1, updatedAt: at };
    const log = { id: id ?? newChangeId({ clock }), at, undoes };
    const outcome = await collections.restore(userId, head, { most: mostCollections, log });
    return outcome === "restored" ? counted(userId, head, { lots }) : undefined;
  });
}

/** Deleted collections that can be brought back, the newest id first. */
export const listDeletedCollections = (
  { userId, ...page }: PageRequest & { readonly userId: string },
  { collections }: Pick<RestorePorts, "collections">,
): Promise<Page<DiscardedItem>> => collections.listDiscarded(userId, page);
