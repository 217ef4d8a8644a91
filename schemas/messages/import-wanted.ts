import * as z from "zod";
import { Ulid } from "../values.ts";

/** An import wants to be read, or to be put into collections: which of the two, its record says. */
export const ImportWanted = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  importId: Ulid,
});
export type ImportWanted = z.output<typeof ImportWanted>;
