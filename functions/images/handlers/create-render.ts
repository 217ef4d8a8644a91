import { createRender as operation } from "#schemas/http/images.ts";
import { route } from "#shared/http/http-api.ts";
import { createRender as create } from "../create-render.ts";
import { renderView } from "../render-view.ts";
import { runtime } from "../runtime.ts";

/** POST /v1/collections/{collectionId}/renders */
export const createRender = route(
  operation,
  runtime,
  async ({ caller, path, body, idempotencyKey }, deps) => {
    const place = { userId: caller.userId, collectionId: path.collectionId };
    const render = await create({ place, options: body, idempotencyKey }, deps);
    return {
      body: renderView(render, deps.imagesBaseUrl, deps.clock()),
      headers: { location: `/v1/renders/${render.id}` },
      ...(render.state === "done" && { status: 200 as const }),
    };
  },
);
