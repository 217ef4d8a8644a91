import { ScheduledOccasion } from "#schemas/messages/scheduled-occasion.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { queueHandler } from "./queue-handler.ts";
import type { WorkerQueue } from "./worker-queue.ts";

/**
 * Makes a Lambda handler of one schedule, whose occasions come through a queue. A failure is tried
 * again as any message; what lies among the dead letters does the job when it is redriven.
 */
export const occasionHandler = <Runtime>(
  runtime: () => Promise<Runtime>,
  run: (occasion: { scheduledAt: Date }, runtime: Runtime) => Promise<LogReport | undefined>,
  queue?: () => Promise<WorkerQueue>,
) =>
  queueHandler(
    ScheduledOccasion,
    runtime,
    ({ time }, deps) => run({ scheduledAt: new Date(time) }, deps),
    { causeIn: (body) => ScheduledOccasion.safeParse(body).data?.id, ...(queue && { queue }) },
  );
