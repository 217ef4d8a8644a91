import { deleteCollection as operation } from "#schemas/http/collections.ts";
import { route } from "#shared/http/http-api.ts";
import { deleteCollection as discard } from "../delete-collection.ts";
import { runtime } from "../runtime.ts";

/** DELETE /v1/collections/{collectionId} */
export const deleteCollection = route(
  operation,
  runtime,
  async ({ caller, path, ifMatch }, deps) => {
    await discard({ place: { userId: caller.userId, ...path }, ifMatch }, deps);
    return { body: undefined };
  },
);
