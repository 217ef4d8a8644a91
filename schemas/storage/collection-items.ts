import * as z from "zod";
import { Collection } from "../collections/collection.ts";
import { CollectionItem } from "../collections/item.ts";
import { Verdict } from "../collections/item-edit.ts";
import { Sale } from "../collections/sale.ts";
import { SyncVerdict } from "../collections/sync.ts";
import { type Day, Instant, Sha256, Ulid } from "../values.ts";

/**
 * Collections in the table `users`. The owner is part of every key, so that what belongs to
 * somebody else is simply absent.
 *
 *     pk  USER#<user>                       sk  COLLECTION#<collection>   a head
 *                                           sk  COLLECTION#<id>#<0…7>     a share of its counts
 *                                           sk  HEADS                     how many heads there are
 *                                           sk  DISCARDED#<collection>    what a deletion leaves
 *     pk  CLEARING#<day>                    sk  <user>#<collection>       is cleared away on that day
 *     pk  USER#<user>#COLLECTION#<id>       sk  GONE                      the collection is deleted
 *                                           sk  ITEM#<item>               a lot, or what was one
 *                                           sk  REQUEST#<hash of key>     what an addition did
 */
export const headsPartition = (userId: string) => `USER#${userId}`;
export const headPrefix = "COLLECTION#";
export const headKey = (userId: string, id: Ulid) => ({
  pk: headsPartition(userId),
  sk: `${headPrefix}${id}`,
});
export const discardedPrefix = "DISCARDED#";
export const discardedKey = (userId: string, id: Ulid) => ({
  pk: headsPartition(userId),
  sk: `${discardedPrefix}${id}`,
});

/** What is to be cleared away on a day, unless it was brought back. */
export const clearingPartition = (day: Day) => `CLEARING#${day}`;
export const clearingKey = (day: Day, userId: string, collectionId: Ulid) => ({
  pk: clearingPartition(day),
  sk: `${userId}#${collectionId}`,
});
export const ClearingItem = z.object({ userId: z.string().min(1), collectionId: Ulid });

/** So long what was deleted can be brought back. */
export const restorableDays = 30;

/** Counts the heads, and those that can be brought back, in the transaction that makes or takes one. */
export const headCountKey = (userId: string) => ({ pk: headsPartition(userId), sk: "HEADS" });

/** Counts lie behind their heads, so that one read brings both, for one collection or a page. */
export const tallyKey = (userId: string, id: Ulid, shard: number) => ({
  pk: headsPartition(userId),
  sk: `${headPrefix}${id}#${shard}`,
});
/** Where a head and its counts lie, and nothing else; both ends included. */
export const headSpan = (userId: string, id: Ulid) => {
  const { pk, sk } = headKey(userId, id);
  return { pk, from: sk, to: `${sk}#~` };
};

export const lotsPartition = (userId: string, collectionId: Ulid) =>
  `USER#${userId}#COLLECTION#${collectionId}`;
export const lotPrefix = "ITEM#";
/**
 * Lies before the lots of a collection that is deleted until they are cleared away: whoever reads them
 * from the first on need not look for the head.
 */
export const goneKey = (pk: string) => ({ pk, sk: "GONE" });
/** Where the lots lie, with what tells that they are of no collection any more; both ends included. */
export const lotSpan = { from: goneKey("").sk, to: `${lotPrefix}~` };
export const lotKey = (pk: string, itemId: Ulid) => ({ pk, sk: `${lotPrefix}${itemId}` });
export const requestKey = (pk: string, keyHash: Sha256, part: number) => ({
  pk,
  sk: `REQUEST#${keyHash}#${part}`,
});

/** Writers of one collection spread over so many counters [COL-7]. */
export const tallyShards = 8;

/** How long what was removed is remembered: versions go on and repetitions are recognised. */
export const rememberedSeconds = 30 * 86_400;
/** How long a repeated addition is recognised. */
export const requestSeconds = 7 * 86_400;

export const HeadCount = z.object({
  heads: z.int().nonnegative(),
  /** Deleted ones that can be brought back. Below 0 where some were deleted before these were counted. */
  discarded: z.int().default(0),
});
export type HeadCount = z.output<typeof HeadCount>;

/** A share of a collection's counts; alone it may be below zero, when copies came over another. */
export const TallyShare = z.object({ lots: z.int(), cards: z.int() });
export type TallyShare = z.output<typeof TallyShare>;

export const HeadItem = z.object({
  ...Collection.shape,
  /** Hash of the request that made it, when it named an idempotency key. */
  requestHash: Sha256.optional(),
});
export type HeadItem = z.output<typeof HeadItem>;

export const DiscardedItem = z.object({
  id: Ulid,
  discardedAt: Instant,
  /** What was taken away, for who wants it back. Absent of what was deleted before that could be. */
  head: HeadItem.optional(),
  /** From then on it cannot be brought back: clearing has begun, or somebody has asked for it. */
  clearingAt: Instant.optional(),
  /** Absent until everything that the collection held is cleared away. */
  sweptAt: Instant.optional(),
});
export type DiscardedItem = z.output<typeof DiscardedItem>;

/** A lot as it lies there; with `removedAt` it is only the memory of its last version. */
export const LotItem = z.object({
  ...CollectionItem.shape,
  removedAt: Instant.optional(),
  /**
   * The version by which each field came to say what it says, `*` for all that are not named; absent: none is known
   * to be older than the lot's own.
   */
  fieldVersions: z.record(z.string(), z.int().positive()).optional(),
  /** The last parts of imports that have written it, the newest last: by these a part knows what it has written before it died. */
  importedBy: z.array(z.string()).optional(),
});
export type LotItem = z.output<typeof LotItem>;

/** What one addition, or one part of many edits, did, so that a repetition can answer the same. */
export const RequestItem = z.object({
  requestHash: Sha256,
  lots: z.array(CollectionItem),
  /** Of edits, in their order. */
  verdicts: z.array(Verdict).optional(),
  /** Of a device's edits, in their order. */
  synced: z.array(SyncVerdict).optional(),
  /** Of a sale. */
  sales: z.array(Sale).optional(),
});
export type RequestItem = z.output<typeof RequestItem>;
