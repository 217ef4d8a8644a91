import type { Render, RenderSummary } from "#schemas/images/render.ts";
import type { RenderItem } from "#schemas/storage/image-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchPage, noSuchRender, notFinished } from "../errors.ts";
import type { RenderName, RenderStore } from "./render-store.ts";
import { honest, isOpen, pageUrl, renderView } from "./render-view.ts";

export interface WatchPorts {
  readonly renders: RenderStore;
  readonly clock: Clock;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
}

/** @throws DomainError `images.no_such_render` */
export async function getRender(name: RenderName, ports: WatchPorts): Promise<Render> {
  return renderView(await present(name, ports), ports.imagesBaseUrl, ports.clock());
}

/** @throws DomainError `request.bad_cursor` */
export async function listRenders(
  { userId, page }: { userId: string; page: PageRequest },
  { renders, clock }: WatchPorts,
): Promise<Page<RenderSummary>> {
  const { items, nextCursor } = await renders.list(userId, page);
  return { items: items.map((one) => honest(one, clock())), nextCursor };
}

/**
 * The address of a page.
 *
 * @throws DomainError `images.no_such_render`, `images.not_finished`, `images.no_such_page`
 */
export async function renderImageUrl(
  { page, ...name }: RenderName & { page: number },
  ports: WatchPorts,
): Promise<string> {
  const { composite, print, ...summary } = await present(name, ports);
  if (print) throw noSuchPage(name.renderId, page, 0);
  if (!composite) throw notFinished(honest(summary, ports.clock()));
  if (page > composite.pages.length) throw noSuchPage(name.renderId, page, composite.pages.length);
  return pageUrl(ports.imagesBaseUrl, composite, page);
}

/**
 * Ends a render that its owner does not want any more; one that has ended stays as it is.
 *
 * @throws DomainError `images.no_such_render`
 */
export async function cancelRender(name: RenderName, ports: WatchPorts): Promise<Render> {
  const render = await getRender(name, ports);
  if (!isOpen(render)) return render;
  await ports.renders.cancel(name, ports.clock().toISOString());
  return getRender(name, ports);
}

/** @throws DomainError `images.no_such_render` */
export async function deleteRender(
  name: RenderName,
  { renders }: { renders: RenderStore },
): Promise<void> {
  if ((await renders.remove(name)) === "absent") throw noSuchRender(name.renderId);
}

async function present(name: RenderName, { renders }: WatchPorts): Promise<RenderItem> {
  const render = await renders.get(name);
  if (!render) throw noSuchRender(name.renderId);
  return render;
}
