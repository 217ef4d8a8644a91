import * as operations from "#schemas/http/sources.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { startReplay } from "../replaying/start-replay.ts";
import {
  getReplay,
  listDifferences,
  resumeReplay,
  stopReplay,
} from "../replaying/watch-replays.ts";
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
  route(operations.startReplay, runtime, async ({ body, caller, idempotencyKey }, deps) => {
    const key = idempotencyKey && `${caller.userId} ${idempotencyKey}`;
    const replay = await startReplay(body, key, deps);
    return { body: replay, headers: { location: `/v1/admin/replays/${replay.id}` } };
  }),
  route(operations.listReplays, runtime, async ({ query }, deps) => ({
    body: await deps.replays.list(query),
  })),
  route(operations.getReplay, runtime, async ({ path }, deps) => ({
    body: await getReplay(path.replayId, deps),
  })),
  route(operations.listReplayDifferences, runtime, async ({ path, query }, deps) => ({
    body: await listDifferences(path.replayId, query, deps),
  })),
  route(operations.stopReplay, runtime, async ({ path }, deps) => ({
    body: await stopReplay(path.replayId, deps),
  })),
  route(operations.resumeReplay, runtime, async ({ path }, deps) => ({
    body: await resumeReplay(path.replayId, deps),
  })),
  route(operations.listUpstreams, runtime, async (_request, deps) => ({
    body: { items: await listUpstreams(deps) },
  })),
]);
