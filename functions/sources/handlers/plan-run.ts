import { scheduleHandler } from "#shared/events/schedule-handler.ts";
import { runtime } from "../admin/runtime.ts";
import { planRun } from "../plan-run.ts";

/** Starts the daily run. */
export const handler = scheduleHandler(runtime, planRun);
