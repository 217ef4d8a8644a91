import * as z from "zod";
import { Ulid } from "../values.ts";

/** A notice lies in an inbox, and channels want to be told. */
export const NoticeStored = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  noticeId: Ulid,
});
export type NoticeStored = z.output<typeof NoticeStored>;
