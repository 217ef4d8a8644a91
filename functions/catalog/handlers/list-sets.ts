import { listSets as operation } from "#schemas/http/catalog.ts";
import { route } from "#shared/http/http-api.ts";
import { listSets as sets } from "../list-sets.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/sets */
export const listSets = route(operation, runtime, async ({ query }, deps) => ({
  body: await sets(query, deps),
}));
