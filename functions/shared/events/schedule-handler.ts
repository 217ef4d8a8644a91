import type { ScheduledEvent } from "aws-lambda";
import { logger } from "#shared/observability/logger.ts";

/** Makes a Lambda handler of one schedule. A failure is thrown: EventBridge tries again. */
export function scheduleHandler<Runtime>(
  runtime: () => Promise<Runtime>,
  run: (occasion: { scheduledAt: Date }, runtime: Runtime) => Promise<object | undefined>,
) {
  return async (event: Pick<ScheduledEvent, "time">): Promise<void> => {
    const startedMs = performance.now();
    const report = await run({ scheduledAt: new Date(event.time) }, await runtime());
    logger.info("schedule handled", {
      durationMs: Math.round(performance.now() - startedMs),
      ...report,
    });
  };
}
