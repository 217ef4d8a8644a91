import { listCollections as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { listCollections as list } from "../list-collections.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/collections */
export const listCollections = route(operation, runtime, async ({ caller, query }, deps) => {
  return { body: await list({ userId: caller.userId, ...query }, deps) };
});
