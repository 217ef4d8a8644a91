import { listQueues as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";
import { listQueues as list } from "../redrive-queue.ts";

/** GET /v1/admin/queues */
export const listQueues = route(operation, runtime, async (_request, deps) => ({
  body: { items: await list(deps) },
}));
