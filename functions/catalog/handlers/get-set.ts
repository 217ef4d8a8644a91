import { getSet as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { getSet as set } from "../get-set.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/sets/{setId} */
export const getSet = route(operation, runtime, async ({ path }, deps) => ({
  body: await set(path.setId, deps),
}));
