import * as z from "zod";
import { Instant } from "../values.ts";

/** What is wanted of something that is built anew once it is quiet: an index, or the newest prices of a game. */
export const WantedBuild = z.object({
  /** How many wishes there were, and how many of them the last good build has answered. */
  wanted: z.int().default(0),
  answered: z.int().default(0),
  /** The last wish that waits for nothing, by its number. */
  urgent: z.int().default(0),
  /** Of the wishes that are not answered, the first; of all, the last. */
  firstAt: Instant.optional(),
  lastAt: Instant.optional(),
  /** When the last good build began. */
  startedAt: Instant.optional(),
  /** The message that stands for all wishes, and until when it is believed to be alive. */
  messageId: z.string().optional(),
  heldUntil: Instant.optional(),
  /** Of the last build, unless it went well. */
  failedAt: Instant.optional(),
  failure: z.string().optional(),
});
export type WantedBuild = z.output<typeof WantedBuild>;
