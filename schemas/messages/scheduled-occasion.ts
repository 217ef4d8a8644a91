import * as z from "zod";

/** A moment of a schedule, as EventBridge writes it into a queue or calls a function with it; what else it says does not matter. */
export const ScheduledOccasion = z.object({
  time: z.iso.datetime(),
  /** Of the event: the cause of all that follows from it. */
  id: z.string().optional(),
});
export type ScheduledOccasion = z.output<typeof ScheduledOccasion>;
