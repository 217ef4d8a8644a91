import * as z from "zod";
import { holderShards } from "../storage/value-items.ts";
import { GameName, Instant } from "../values.ts";

const newPrices = {
  version: z.literal(1),
  game: GameName,
  /** When the reading began that its newest prices were made of. */
  builtAt: Instant,
};

/** Newest prices of a game have come, and the users of a shard want to be valued, from one on. */
export const ShardToValue = z.strictObject({
  ...newPrices,
  shard: z
    .int()
    .min(0)
    .max(holderShards - 1),
  /** The last one of the page before; absent for the first. */
  after: z.string().min(1).optional(),
});
export type ShardToValue = z.output<typeof ShardToValue>;

/** The same of one user. */
export const UserToValue = z.strictObject({ ...newPrices, userId: z.string().min(1) });
export type UserToValue = z.output<typeof UserToValue>;
