import * as z from "zod";
import { Ulid } from "../values.ts";

/** A file wants to be written; what of stands in its export. */
export const ExportWanted = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  exportId: Ulid,
});
export type ExportWanted = z.output<typeof ExportWanted>;
