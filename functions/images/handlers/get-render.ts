import { getRender as operation } from "#schemas/http/images.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";
import { getRender as get } from "../watch-renders.ts";

/** GET /v1/renders/{renderId} */
export const getRender = route(operation, runtime, async ({ caller, path }, deps) => ({
  body: await get({ userId: caller.userId, ...path }, deps),
}));
