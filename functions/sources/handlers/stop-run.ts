import { stopRun as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";
import { stopRun as stop } from "../watch-runs.ts";

/** POST /v1/admin/runs/{runId}/stop */
export const stopRun = route(operation, runtime, async ({ path }, deps) => ({
  body: await stop(path.runId, deps),
}));
