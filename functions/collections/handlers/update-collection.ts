import { updateCollection as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { etagOf } from "../counted-collection.ts";
import { runtime } from "../runtime.ts";
import { updateCollection as update } from "../update-collection.ts";

/** PATCH /v1/collections/{collectionId} */
export const updateCollection = route(
  operation,
  runtime,
  async ({ caller, path, body, ifMatch }, deps) => {
    const place = { userId: caller.userId, ...path };
    const collection = await update({ place, change: body, ifMatch }, deps);
    return { body: collection, etag: etagOf(collection) };
  },
);
