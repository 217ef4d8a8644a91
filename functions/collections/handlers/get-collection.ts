import { getCollection as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { etagOf } from "../counted-collection.ts";
import { getCollection as get } from "../get-collection.ts";
import { runtime } from "../runtime.ts";

/** GET /v1/collections/{collectionId} */
export const getCollection = route(operation, runtime, async ({ caller, path }, deps) => {
  const collection = await get({ userId: caller.userId, ...path }, deps);
  return { body: collection, etag: etagOf(collection) };
});
