import * as operations from "#schemas/http/shares.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../../catalog/index.ts";
import { leadingTo } from "../../images/index.ts";
import { runtime } from "../runtime.ts";
import type { ShownPoster } from "../show-poster.ts";
import { showCardShare, showCollectionPreview, showSetPreview } from "../show-shares.ts";

/** Answers every operation of the area shares. */
export const handler = httpApi([
  route(operations.getCardShare, runtime, async ({ caller, address, path, query }, deps) => {
    const printingId = await printingNamed(path.printingId, deps);
    const who = { userId: caller.userId, address };
    return leadingToPoster(await showCardShare(printingId, { ...query, who }, deps));
  }),
  route(operations.getSetPreview, runtime, async ({ caller, address, path, query }, deps) => {
    const who = { userId: caller.userId, address };
    return leadingToPoster(await showSetPreview(path.setId, { ...query, who }, deps));
  }),
  route(
    operations.getCollectionPreview,
    runtime,
    async ({ caller, address, path, query }, deps) => {
      const who = { userId: caller.userId, address };
      const asked = { ...path, ...query, userId: caller.userId };
      return leadingToPoster(await showCollectionPreview(asked, { ...query, who }, deps));
    },
  ),
]);

/** Nobody keeps the way to a poster that lacks a picture: it may be there a moment later. */
function leadingToPoster({ shown, isWhole }: ShownPoster) {
  const reply = leadingTo(shown);
  return isWhole ? reply : { ...reply, headers: { ...reply.headers, "cache-control": "no-store" } };
}
