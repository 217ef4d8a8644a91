import * as z from "zod";

/**
 * A replay wants to go on. It comes to the queue of packs: an idle queue of its own would be polled all
 * month for a thing that is done a few times a year.
 */
export const ReplayDue = z.strictObject({
  version: z.literal(1),
  replayId: z.string(),
  /** How often the replay was begun or resumed; a message of an earlier turn is dropped. */
  turn: z.int().positive(),
  /** Which of the chains that go on side by side this message leads, from 0. */
  lane: z.int().nonnegative(),
});
export type ReplayDue = z.output<typeof ReplayDue>;
