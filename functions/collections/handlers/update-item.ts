import { updateItem as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";
import { updateItem as update } from "../update-item.ts";

/** PATCH /v1/collections/{collectionId}/items/{itemId} */
export const updateItem = route(
  operation,
  runtime,
  async ({ caller, path, body, ifMatch }, deps) => {
    const place = { userId: caller.userId, ...path };
    const item = await update({ place, change: body, ifMatch }, deps);
    const location = `/v1/collections/${path.collectionId}/items/${item.id}`;
    return { body: item, etag: `v${item.version}`, headers: { "content-location": location } };
  },
);
