import * as operations from "#schemas/http/studio.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { count } from "#shared/observability/count.ts";
import { renderView } from "../../images/index.ts";
import { printCards } from "../print-cards.ts";
import { renderCards } from "../render-cards.ts";
import { runtime } from "../runtime.ts";

/** Answers every operation of the area studio. */
export const handler = httpApi([
  route(operations.createRender, runtime, async ({ caller, path, body, idempotencyKey }, deps) => {
    const subject = { kind: "collection" as const, ...path };
    const wanted = { userId: caller.userId, subject, options: body, idempotencyKey };
    return answered(await renderCards(wanted, deps), deps);
  }),
  route(operations.drawCards, runtime, async ({ caller, body, idempotencyKey }, deps) => {
    const { subject, ...options } = body;
    const wanted = { userId: caller.userId, subject, options, idempotencyKey };
    return answered(await renderCards(wanted, deps), deps);
  }),
  route(operations.printCards, runtime, async ({ caller, body, idempotencyKey }, deps) => {
    const { subject, filter, sort, ...options } = body;
    const which = { filter, sort };
    const wanted = { userId: caller.userId, subject, which, options, idempotencyKey };
    return answered(await printCards(wanted, deps), deps);
  }),
]);

function answered(
  render: RenderItem,
  { imagesBaseUrl, clock }: Pick<Awaited<ReturnType<typeof runtime>>, "imagesBaseUrl" | "clock">,
) {
  const isHit = render.state === "done";
  count("renderRequests", {}, { [isHit ? "RenderCacheHits" : "RenderCacheMisses"]: 1 });
  return {
    body: renderView(render, imagesBaseUrl, clock()),
    headers: { location: `/v1/renders/${render.id}` },
    ...(isHit && { status: 200 as const }),
  };
}
