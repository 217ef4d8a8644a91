import { listItems as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { listItems as list } from "../list-items.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/collections/{collectionId}/items */
export const listItems = route(operation, runtime, async ({ caller, path, query }, deps) => {
  const place = { userId: caller.userId, ...path };
  return { body: await list({ place, page: query }, deps) };
});
