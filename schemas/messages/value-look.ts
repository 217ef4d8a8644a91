import * as z from "zod";
import { Ulid } from "../values.ts";

/** What is watched of a collection's value, or of that of all that a user owns, wants to be judged: it was set just now. */
export const ValueLook = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  /** Absent: all that the user owns. */
  collectionId: Ulid.optional(),
  /** What it is looked at for; a look that comes twice has the same. */
  event: z.string().min(1).max(64),
});
export type ValueLook = z.output<typeof ValueLook>;
