import { startRun as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";
import { startRun as start } from "../start-run.ts";

/** POST /v1/admin/runs */
export const startRun = route(
  operation,
  runtime,
  async ({ body, caller, idempotencyKey }, deps) => {
    const key = idempotencyKey && `${caller.userId} ${idempotencyKey}`;
    const { run } = await start(body, key, deps);
    return { body: run, headers: { location: `/v1/admin/runs/${run.id}` } };
  },
);
