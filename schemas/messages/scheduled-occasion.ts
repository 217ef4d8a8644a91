import * as z from "zod";

/** A moment of a schedule, as EventBridge writes it into a queue or calls a function with it; what else it says does not matter. */
export const ScheduledOccasion = z.object({
  time: z.iso.datetime(),
  /** Of the event: the cause of all that follows from it. */
  id: z.string().optional(),
});
export type ScheduledOccasion = z.output<typeof ScheduledOccasion>;

/** The same among other messages of a queue, which it is told from by the version of EventBridge's events. */
export const QueuedOccasion = ScheduledOccasion.extend({ version: z.literal("0") });
export type QueuedOccasion = z.output<typeof QueuedOccasion>;
