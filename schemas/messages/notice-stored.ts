import * as z from "zod";
import { Instant, Ulid } from "../values.ts";

/** A notice lies in an inbox, and channels want to be told. */
export const NoticeStored = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  noticeId: Ulid,
});
export type NoticeStored = z.output<typeof NoticeStored>;

/** Notices of a channel wait for a digest that is due. */
export const DigestDue = z.strictObject({
  version: z.literal(1),
  userId: z.string().min(1),
  channelId: Ulid,
});
export type DigestDue = z.output<typeof DigestDue>;

/** What there is to tell: a notice, or a channel's digest. */
export const ToTell = z.union([NoticeStored, DigestDue]);
export type ToTell = z.output<typeof ToTell>;

/** The same as it waits for its time in the table `alerts`. */
export const DueItem = z.object({ at: Instant, message: ToTell });
export type DueItem = z.output<typeof DueItem>;
