import { listRuns as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";

/** GET /v1/admin/runs */
export const listRuns = route(operation, runtime, async ({ query }, { runs }) => ({
  body: await runs.list(query),
}));
