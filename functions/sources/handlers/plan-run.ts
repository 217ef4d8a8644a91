import { scheduleHandler } from "#shared/events/schedule-handler.ts";
import { planRun } from "../runs/plan-run.ts";
import { runtime } from "../runtime.admin.ts";

/** Starts the daily run. */
export const handler = scheduleHandler(runtime, planRun);
