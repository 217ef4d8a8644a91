import type { ScheduledEvent } from "aws-lambda";
import { isCorrelationId } from "#schemas/observability/correlation.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { log } from "#shared/observability/log.ts";

/** What a scheduled job reads of its event. The id is the cause of all that follows from it. */
export type Occasion = Pick<ScheduledEvent, "time"> & Partial<Pick<ScheduledEvent, "id">>;

/** Makes a Lambda handler of one schedule. A failure is logged and thrown: Lambda tries again. */
export function scheduleHandler<Runtime>(
  runtime: () => Promise<Runtime>,
  run: (occasion: { scheduledAt: Date }, runtime: Runtime) => Promise<LogReport | undefined>,
) {
  const work = async (event: Occasion): Promise<void> => {
    const startedMs = performance.now();
    const durationMs = () => Math.round(performance.now() - startedMs);
    try {
      const report = await run({ scheduledAt: new Date(event.time) }, await runtime());
      log("schedule handled", { durationMs: durationMs() }, report);
    } catch (error) {
      log("schedule failed", { durationMs: durationMs(), error });
      throw error;
    }
  };
  return (event: Occasion): Promise<void> => runWith(causeOf(event), () => work(event));
}

const causeOf = ({ id, time }: Occasion) => (isCorrelationId(id) ? id : `schedule-${time}`);
