import { redriveQueue as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";
import { redriveQueue as redrive } from "../redrive-queue.ts";

/** POST /v1/admin/queues/{name}/redrive */
export const redriveQueue = route(operation, runtime, async ({ path, body }, deps) => ({
  body: await redrive({ ...path, ...body }, deps),
}));
