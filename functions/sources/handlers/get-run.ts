import { getRun as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";
import { getRun as get } from "../watch-runs.ts";

/** GET /v1/admin/runs/{runId} */
export const getRun = route(operation, runtime, async ({ path }, deps) => ({
  body: await get(path.runId, deps),
}));
