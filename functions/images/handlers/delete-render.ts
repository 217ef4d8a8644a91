import { deleteRender as operation } from "#schemas/http/images.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";
import { deleteRender as remove } from "../watch-renders.ts";

/** DELETE /v1/renders/{renderId} */
export const deleteRender = route(operation, runtime, async ({ caller, path }, deps) => {
  await remove({ userId: caller.userId, ...path }, deps);
  return { body: undefined };
});
