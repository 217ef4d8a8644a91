import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { drawPoster } from "#functions/images/posters/draw-poster.ts";
import { isPrinting, isSign, type PictureId } from "#schemas/images/picture-id.ts";
import type { PosterKey } from "#schemas/images/poster.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { memoryPosterPlans } from "#test/fakes/memory-poster-plans.ts";
import { memoryPageFiles } from "#test/fakes/memory-render-files.ts";
import { memoryRenderStore } from "#test/fakes/memory-render-store.ts";
import { paperImaging, paperSheetDrawer, tableSource } from "#test/fakes/paper-drawing.ts";
import { paperPress } from "#test/fakes/paper-press.ts";
import type { storeWith } from "#test/support/catalogue/catalog.ts";

type Catalog = Awaited<ReturnType<typeof storeWith>>;

/** All that draws posters, and has pictures fetched for them, in memory. */
export function posterWorld(catalog: Catalog, start: string) {
  let nowMs = Date.parse(start);
  const clock = () => new Date(nowMs);
  const [archive, imaging, source] = [memoryImageStore(), paperImaging(), tableSource()];
  const pages = memoryPageFiles(clock);
  const [queue, wanted]: [PosterKey[], PictureId[]] = [[], []];
  const spent: string[] = [];
  const paused: number[] = [];
  const pausing = { work: async () => undefined as unknown };
  const ports = {
    ...{ clock, archive, imaging, source, pages },
    records: memoryImageRecords(),
    renders: memoryRenderStore(),
    posterPlans: memoryPosterPlans(),
    asks: memoryPictureAsks(clock),
    hosting: hostingOf(["pokemon"]),
    press: paperPress(),
    tools: { sheetDrawer: paperSheetDrawer() },
    posterQueue: { send: async (key: PosterKey, _owner: string) => void queue.push(key) },
    imageQueue: { send: async (ids: readonly PictureId[]) => void wanted.push(...ids) },
    allowance: { spend: async (userId: string) => void spent.push(userId) },
    pictureAllowance: { spend: async (address: string) => void spent.push(address) },
    imagesBaseUrl: "https://cdn.test",
    pause: async (milliseconds: number) => {
      paused.push(milliseconds);
      await pausing.work();
    },
  };
  return {
    ...{ ports, source, archive, pages, queue, wanted, spent, paused, pausing },
    /** Does what was asked of the workers that draw. */
    draw: () =>
      Promise.all(queue.splice(0).map((key) => drawPoster(key, { leftMs: 60_000 }, ports))),
    /** Does what was asked of those that fetch. */
    bringIn: () => {
      const ids = wanted.splice(0);
      const some = { printingIds: ids.filter(isPrinting), signIds: ids.filter(isSign) };
      return mirrorImages(some, { ...ports, catalog });
    },
    later: (ms: number) => {
      nowMs += ms;
    },
    /** What lies at an address of the CDN. */
    drawnAt: (url: string) =>
      Buffer.from(pages.files.get(url.replace("https://cdn.test/", ""))?.bytes ?? []).toString(),
  };
}
