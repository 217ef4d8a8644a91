import * as z from "zod";
import { Ulid } from "../values.ts";

/** A long change, such as an import, is to be taken back as far as it is not. */
export const LongUndoDue = z.object({ userId: z.string().min(1), changeId: Ulid });
export type LongUndoDue = z.output<typeof LongUndoDue>;
