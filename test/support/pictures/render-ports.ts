import { randomUUID } from "node:crypto";
import type { Place } from "#functions/collections/collection/collection-store.ts";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import type { CreateRenderPorts } from "#functions/images/renders/create-render.ts";
import { createRender } from "#functions/images/renders/create-render.ts";
import { drawRender } from "#functions/images/renders/draw-render.ts";
import type { DrawTurnPorts } from "#functions/images/renders/draw-turn.ts";
import type { RenderName } from "#functions/images/renders/render-store.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { memoryCollectionStore } from "#test/fakes/memory-collection-store.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryLotStore } from "#test/fakes/memory-lot-store.ts";
import {
  memoryPageFiles,
  memoryRenderBookmarks,
  memoryRenderPlans,
} from "#test/fakes/memory-render-files.ts";
import { memoryRenderStore } from "#test/fakes/memory-render-store.ts";
import {
  paperImaging,
  paperPicture,
  paperSheetDrawer,
  tableSource,
} from "#test/fakes/paper-drawing.ts";
import { aCard, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { aHead, aLot, aPlace, at } from "#test/support/collections/collections.ts";
import { opened, written } from "#test/support/collections/writes.ts";

const cardNumber = (index: number) => String(index + 1);
export const pictureOf = (number: string) => `https://pictures.test/base1/${number}/high.webp`;
const addressOf = (index: number) => pictureOf(cardNumber(index));

/**
 * Everything that drawing needs, in memory: a user with a collection of so many cards, whose
 * pictures a source has. `queue` holds what was sent.
 */
export async function renderPorts(
  count: number,
  {
    clock: given,
    pictureUrlOf = addressOf,
  }: { clock?: Clock; pictureUrlOf?: typeof addressOf } = {},
) {
  let nowMs = Date.parse(at);
  const clock = given ?? (() => new Date(nowMs));
  const cards = Array.from({ length: count }, (_none, index) =>
    aCard({ number: cardNumber(index), ...pictureAt(pictureUrlOf(index)) }),
  );
  const [archive, imaging, source] = [memoryImageStore(), paperImaging(), tableSource()];
  for (const { number } of cards) source.answers.set(pictureOf(number), paperPicture(number));
  const queue: RenderName[] = [];
  const checksWanted: PrintingId[] = [];
  const pages = memoryPageFiles(clock);
  const ports = {
    collections: memoryCollectionStore(),
    lots: memoryLotStore(),
    catalog: await storeWith(cards),
    records: memoryImageRecords(),
    renders: memoryRenderStore(),
    plans: memoryRenderPlans(),
    allowance: { spend: async () => {} },
    bookmarks: memoryRenderBookmarks(),
    queue: {
      send: async (name: RenderName) => void queue.push(name),
      waiting: async () => 0,
    },
    imageQueue: { send: async (ids: readonly PrintingId[]) => void checksWanted.push(...ids) },
    tools: { imaging, images: archive, sheetDrawer: paperSheetDrawer() },
    ...{ archive, imaging, source, pages, clock },
    hosting: hostingOf([]),
  } satisfies CreateRenderPorts & DrawTurnPorts;

  const place: Place = aPlace(randomUUID());
  await opened(ports.collections, place.userId, aHead({ id: place.collectionId }));
  const add = async (numbers: readonly string[]) => {
    const lots = numbers.map((number) =>
      aLot({ printingId: aCard({ setId: setId("pokemon", "en", "base1"), number }).id }),
    );
    await written(
      ports.lots,
      place,
      lots.map((after) => ({ before: undefined, after })),
    );
  };
  await add(cards.map(({ number }) => number));

  return {
    ...{ ports, place, queue, checksWanted, add },
    pass: (ms: number) => {
      nowMs += ms;
    },
    ask: (options: object = {}, idempotencyKey?: string) =>
      createRender({ place, options: CompositeOptions.parse(options), idempotencyKey }, ports),
    draw: (renderId: RenderName["renderId"], attempt = 1, leftMs = 300_000) =>
      drawRender({ userId: place.userId, renderId }, { attempt, leftMs }, ports),
    /** Does what the queue of pictures was asked for meanwhile. */
    mirror: () => mirrorImages({ printingIds: checksWanted.splice(0) }, ports),
    get: (renderId: RenderName["renderId"]) =>
      ports.renders.get({ userId: place.userId, renderId }),
  };
}
