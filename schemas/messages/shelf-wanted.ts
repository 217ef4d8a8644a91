import * as z from "zod";
import { shelfShards } from "../storage/shelf-items.ts";

/** A shelf wants to be matched again, from a row on. */
export const ShelfWanted = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  after: z.string().min(1).optional(),
});
export type ShelfWanted = z.output<typeof ShelfWanted>;

/** Those of the users of a shard do, from one on. */
export const ShelvesWanted = z.strictObject({
  version: z.literal(1),
  shard: z
    .int()
    .min(0)
    .max(shelfShards - 1),
  after: z.string().min(1).optional(),
});
export type ShelvesWanted = z.output<typeof ShelvesWanted>;
