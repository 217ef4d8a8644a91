import { ulid } from "ulid";
import type { CollectionKind } from "#schemas/collections/collection.ts";
import type { HeadItem } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { hashOfRequest, keyReused, refuseOtherRequest } from "#shared/kernel/idempotency.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { tooManyCollections } from "../errors.ts";
import { collectionIdFor, newChangeId } from "../identifiers.ts";
import type { CollectionStore } from "./collection-store.ts";
import type { CountedCollection } from "./counted-collection.ts";

/** Most collections of one account. */
export const mostCollections = 500;

export interface NewCollection {
  readonly name: string;
  readonly kind: CollectionKind;
  readonly description?: string | undefined;
}

/**
 * Opens a collection. With an idempotency key a repetition opens nothing and answers like the
 * first, whatever became of the collection since.
 *
 * @throws DomainError `request.key_reused` when the key came with another request or its collection
 * is deleted, `collections.too_many`
 */
export async function createCollection(
  input: { userId: string; collection: NewCollection; idempotencyKey?: string | undefined },
  { collections, clock }: { collections: CollectionStore; clock: Clock },
): Promise<{ outcome: "created" | "repeated"; collection: CountedCollection }> {
  const { userId, collection, idempotencyKey } = input;
  const requestHash = hashOfRequest(collection);
  const at = clock().toISOString();
  const head: HeadItem = {
    id: idempotencyKey ? collectionIdFor(userId, idempotencyKey) : Ulid.parse(ulid()),
    ...collection,
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...(idempotencyKey && { requestHash }),
  };
  const place = { userId, collectionId: head.id };
  return persistently(async () => {
    const before = await collections.get(place);
    if (before) return { outcome: "repeated", collection: asRepeated(head, requestHash, before) };
    if (idempotencyKey && (await collections.discarded(place))) throw keyReused();
    if ((await collections.count(userId)) >= mostCollections) {
      throw tooManyCollections(mostCollections);
    }
    const log = { id: newChangeId({ clock }), at };
    const outcome = await collections.create(userId, head, { most: mostCollections, log });
    return outcome === "created" ? { outcome, collection: asMade(head) } : undefined;
  });
}

/** What the first request answered, made again from what the repetition says. */
function asRepeated(head: HeadItem, requestHash: string, before: HeadItem): CountedCollection {
  refuseOtherRequest({ requestHash }, before);
  const { createdAt } = before;
  return asMade({ ...head, createdAt, updatedAt: createdAt });
}

const asMade = ({ requestHash: _hash, ...head }: HeadItem): CountedCollection => ({
  ...head,
  lots: 0,
  cards: 0,
});
