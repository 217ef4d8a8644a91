import { occasionHandler } from "#shared/events/occasion-handler.ts";
import { count } from "#shared/observability/count.ts";
import { planRun } from "../runs/plan-run.ts";
import { runtime } from "../runtime.admin.ts";

/** Starts the daily run. */
export const handler = occasionHandler(runtime, async (occasion, deps) => {
  const report = await planRun(occasion, deps);
  count("schedule", {}, { DailySyncStarts: 1 });
  return report;
});
