import { removeItem as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { removeItem as remove } from "../remove-item.ts";
import { runtime } from "../runtime.ts";

/** DELETE /v1/collections/{collectionId}/items/{itemId} */
export const removeItem = route(operation, runtime, async ({ caller, path, ifMatch }, deps) => {
  await remove({ place: { userId: caller.userId, ...path }, ifMatch }, deps);
  return { body: undefined };
});
