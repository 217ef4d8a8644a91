import * as z from "zod";
import { Ulid } from "#schemas/values.ts";

/** A moment as the first ten letters of a ULID. */
const Moment = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{9}$/);

/** Where a device's reading goes on. */
export const SyncPlace = z.object({
  /** From which moment on the log is still to be read, as ULIDs begin with it: everything before has been told. */
  floor: Moment,
  /** The same once the reading of the log that is under way has come to its end. */
  until: Moment.optional(),
  /** Inside a reading of the log: the part of a change behind which it goes on. */
  log: z.object({ id: Ulid, part: z.int().nonnegative() }).optional(),
  /** Whether all collections are being told, and behind which one. */
  all: z.object({ after: z.string().optional() }).optional(),
  /** Collections of which everything is to be told. */
  whole: z.array(Ulid).max(100),
  /** Inside the first of those. */
  items: z.string().optional(),
});
export type SyncPlace = z.output<typeof SyncPlace>;
