import { listRunUnits as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";
import { listRunUnits as list } from "../watch-runs.ts";

/** GET /v1/admin/runs/{runId}/units */
export const listRunUnits = route(operation, runtime, async ({ path, query }, deps) => ({
  body: await list(path.runId, query, deps),
}));
