import * as z from "zod";
import { SaidRow } from "../transfer/said-row.ts";
import { ShelvedRow } from "../transfer/shelved-row.ts";
import { Ulid } from "../values.ts";

/**
 * Rows of imported files that wait to be understood, in the table `users`:
 *
 *     pk  USER#<user>#SHELF    sk  ROW#<import>-<entry>   a row
 *     pk  SHELVES#<00…15>      sk  USER#<user>            that somebody has any of these
 */
export const shelfPartition = (userId: string) => `USER#${userId}#SHELF`;
export const shelvedPrefix = "ROW#";
export const shelvedKey = (userId: string, id: string) => ({
  pk: shelfPartition(userId),
  sk: `${shelvedPrefix}${id}`,
});

export const shelfShards = 16;
export const shelvesPartition = (shard: number) => `SHELVES#${String(shard).padStart(2, "0")}`;
export const shelfOwnerPrefix = "USER#";
export const shelfOwnerSortKey = (userId: string) => `${shelfOwnerPrefix}${userId}`;
export const ShelfOwner = z.object({ userId: z.string().min(1) });
export type ShelfOwner = z.output<typeof ShelfOwner>;

export const ShelvedItem = z.object({
  ...ShelvedRow.omit({ row: true, original: true, quantity: true, faults: true }).shape,
  said: SaidRow,
  /** Rows that say the same share it. */
  likeness: z.string(),
  /** The import that takes it off the shelf; others leave it alone. */
  takenBy: Ulid.optional(),
});
export type ShelvedItem = z.output<typeof ShelvedItem>;
