import { getItem as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { getItem as get } from "../get-item.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/collections/{collectionId}/items/{itemId} */
export const getItem = route(operation, runtime, async ({ caller, path }, deps) => {
  const item = await get({ userId: caller.userId, ...path }, deps);
  return { body: item, etag: `v${item.version}` };
});
