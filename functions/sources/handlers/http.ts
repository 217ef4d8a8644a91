import * as operations from "#schemas/http/sources.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { startRun } from "../runs/start-run.ts";
import { getRun, listRunUnits, stopRun } from "../runs/watch-runs.ts";
import { runtime } from "../runtime.admin.ts";
import { listUpstreams } from "../upstreams/list-upstreams.ts";

/** Answers every operation of the area sources. */
export const handler = httpApi([
  route(operations.startRun, runtime, async ({ body, caller, idempotencyKey }, deps) => {
    const key = idempotencyKey && `${caller.userId} ${idempotencyKey}`;
    const { run } = await startRun(body, key, deps);
    return { body: run, headers: { location: `/v1/admin/runs/${run.id}` } };
  }),
  route(operations.listRuns, runtime, async ({ query }, { runs }) => ({
    body: await runs.list(query),
  })),
  route(operations.getRun, runtime, async ({ path }, deps) => ({
    body: await getRun(path.runId, deps),
  })),
  route(operations.listRunUnits, runtime, async ({ path, query }, deps) => ({
    body: await listRunUnits(path.runId, query, deps),
  })),
  route(operations.stopRun, runtime, async ({ path }, deps) => ({
    body: await stopRun(path.runId, deps),
  })),
  route(operations.listUpstreams, runtime, async (_request, deps) => ({
    body: { items: await listUpstreams(deps) },
  })),
]);
