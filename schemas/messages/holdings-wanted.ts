import * as z from "zod";
import { Ulid } from "../values.ts";

/** Somebody had to read whole collections item by item: a file of each would have been faster. */
export const HoldingsWanted = z.strictObject({
  userId: z.string().min(1),
  collectionIds: z.array(Ulid).min(1).max(100),
});
export type HoldingsWanted = z.output<typeof HoldingsWanted>;
