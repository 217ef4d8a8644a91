import * as operations from "#schemas/http/images.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { printingNamed } from "../../catalog/index.ts";
import { leadToDownload } from "../downloads/lead-to-download.ts";
import { showCardOrPlaceholder } from "../placeholders/show-placeholder.ts";
import { lookAgainSeconds } from "../renders/look-again.ts";
import {
  cancelRender,
  deleteRender,
  getRender,
  listRenders,
  renderImageUrl,
} from "../renders/watch-renders.ts";
import { runtime } from "../runtime.ts";
import { leadingTo } from "../showing/leading-to.ts";
import { showCard } from "../showing/show-card.ts";
import { showSign } from "../showing/show-sign.ts";
import { ownPictureRoutes } from "./routes/own-picture-routes.ts";
import { pictureRunRoutes } from "./routes/picture-run-routes.ts";

/** Answers every operation of the area images. */
export const handler = httpApi([
  route(operations.listRenders, runtime, async ({ caller, query }, deps) => ({
    body: await listRenders({ userId: caller.userId, page: query }, deps),
  })),
  route(operations.getRender, runtime, async ({ caller, path }, deps) => {
    const body = await getRender({ userId: caller.userId, ...path }, deps);
    const seconds = lookAgainSeconds(body, deps.clock());
    return {
      body,
      ...(seconds !== undefined && { headers: { "retry-after": String(seconds) } }),
    };
  }),
  route(operations.cancelRender, runtime, async ({ caller, path }, deps) => ({
    body: await cancelRender({ userId: caller.userId, ...path }, deps),
  })),
  route(operations.getRenderImage, runtime, async ({ caller, path, query }, deps) => {
    const location = await renderImageUrl({ userId: caller.userId, ...path, ...query }, deps);
    return { body: undefined, headers: { location } };
  }),
  route(operations.downloadRender, runtime, async ({ caller, path, query }, deps) =>
    leadingTo(await leadToDownload({ userId: caller.userId, ...path, ...query }, deps)),
  ),
  route(operations.getCardImage, runtime, async ({ path, query, address }, deps) => {
    const printingId = await printingNamed(path.printingId, deps);
    const { placeholder, ...look } = query;
    const asked = { printingId, ...look, address };
    if (!placeholder) return leadingTo(await showCard(asked, deps));
    const { shown, isPicture } = await showCardOrPlaceholder(asked, deps);
    const reply = leadingTo(shown);
    return isPicture
      ? reply
      : { ...reply, headers: { ...reply.headers, "cache-control": "no-store" } };
  }),
  route(operations.getSetLogo, runtime, async ({ path, address }, deps) =>
    leadingTo(await showSign({ ...path, sign: "logo", address }, deps)),
  ),
  route(operations.getSetSymbol, runtime, async ({ path, address }, deps) =>
    leadingTo(await showSign({ ...path, sign: "symbol", address }, deps)),
  ),
  ...ownPictureRoutes,
  ...pictureRunRoutes,
  route(operations.deleteRender, runtime, async ({ caller, path }, deps) => {
    await deleteRender({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
]);
