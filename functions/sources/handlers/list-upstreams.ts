import { listUpstreams as operation } from "#schemas/http/sources.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../admin/runtime.ts";
import { listUpstreams as list } from "../list-upstreams.ts";

/** GET /v1/admin/upstreams */
export const listUpstreams = route(operation, runtime, async (_request, deps) => ({
  body: { items: await list(deps) },
}));
