import type { Collection, Tally } from "#schemas/collections/collection.ts";
import type { LotStore } from "../items/lot-store.ts";

/** A collection with how much it holds. */
export type CountedCollection = Collection & Tally;

/** Adds to a head how much its collection holds. */
export async function counted(
  userId: string,
  head: Collection,
  { lots }: { lots: LotStore },
): Promise<CountedCollection> {
  return { ...head, ...(await lots.tally({ userId, collectionId: head.id })) };
}

/**
 * Names the state of a collection: the version decides in If-Match, the counts let a cached copy
 * grow old when only items came or went.
 */
export const etagOf = ({ version, lots, cards }: CountedCollection): string =>
  `v${version}.${lots}.${cards}`;
