import * as z from "zod";

/** A moment of a schedule, as EventBridge writes it into a queue; what else it says does not matter. */
export const ScheduledOccasion = z.object({ time: z.iso.datetime() });
export type ScheduledOccasion = z.output<typeof ScheduledOccasion>;
