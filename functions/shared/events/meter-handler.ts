import { ScheduledOccasion } from "#schemas/messages/scheduled-occasion.ts";
import type { LogReport } from "#schemas/observability/log-fields.ts";
import { runWith } from "#shared/observability/correlation.ts";
import { log } from "#shared/observability/log.ts";

/**
 * Makes a Lambda handler of a schedule that calls it itself, to measure something. Lambda calls again
 * twice when it fails, and then drops the occasion: nothing is lost, because the next one measures
 * anew, and an alarm on what is measured takes silence for a fault. What must be done once for each
 * occasion goes through a queue instead, as a message of its own kind.
 */
export const meterHandler =
  <Runtime>(runtime: () => Promise<Runtime>, measure: (runtime: Runtime) => Promise<LogReport>) =>
  async (event: unknown): Promise<void> => {
    const startedMs = performance.now();
    const { id, time } = ScheduledOccasion.parse(event);
    const cause = id ?? time;
    await runWith(cause, async () => {
      const report = await measure(await runtime());
      log("measured", { durationMs: Math.round(performance.now() - startedMs) }, report);
    });
  };
