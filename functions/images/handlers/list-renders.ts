import { listRenders as operation } from "#schemas/http/images.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";
import { listRenders as list } from "../watch-renders.ts";

/** GET /v1/renders */
export const listRenders = route(operation, runtime, async ({ caller, query }, deps) => ({
  body: await list({ userId: caller.userId, page: query }, deps),
}));
