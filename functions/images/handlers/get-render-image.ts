import { getRenderImage as operation } from "#schemas/http/images.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../runtime.ts";
import { renderImageUrl } from "../watch-renders.ts";

/** GET /v1/renders/{renderId}/image */
export const getRenderImage = route(operation, runtime, async ({ caller, path, query }, deps) => {
  const location = await renderImageUrl({ userId: caller.userId, ...path, ...query }, deps);
  return { body: undefined, headers: { location } };
});
