import * as operations from "#schemas/http/images.ts";
import { route } from "#shared/http/http-api.ts";
import { startPictureRun } from "../../runs/start-picture-run.ts";
import { getPictureRun, stopPictureRun } from "../../runs/watch-picture-runs.ts";
import { runtime } from "../../runtime.ts";

/** What operators do to have pictures fetched in advance. */
export const pictureRunRoutes = [
  route(operations.startPictureRun, runtime, async ({ body, idempotencyKey }, deps) => {
    const run = await startPictureRun(body, idempotencyKey, deps);
    return { body: run, headers: { location: `/v1/admin/picture-runs/${run.id}` } };
  }),
  route(operations.listPictureRuns, runtime, async ({ query }, deps) => ({
    body: await deps.pictureRuns.list(query),
  })),
  route(operations.getPictureRun, runtime, async ({ path }, deps) => ({
    body: await getPictureRun(path.runId, deps),
  })),
  route(operations.stopPictureRun, runtime, async ({ path }, deps) => ({
    body: await stopPictureRun(path.runId, deps),
  })),
];
