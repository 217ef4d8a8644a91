import { randomUUID } from "node:crypto";
import type { Place } from "#functions/collections/collection/collection-store.ts";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import type { CreateRenderPorts } from "#functions/images/renders/create-render.ts";
import { createRender } from "#functions/images/renders/create-render.ts";
import { drawRender } from "#functions/images/renders/draw-render.ts";
import type { DrawTurnPorts } from "#functions/images/renders/draw-turn.ts";
import type { RenderName } from "#functions/images/renders/render-store.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { memoryLargeFiles } from "#test/fakes/memory-downloads.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryPrintCells, memoryPrintRecords } from "#test/fakes/memory-prints.ts";
import {
  memoryPageFiles,
  memoryRenderBookmarks,
  memoryRenderPlans,
} from "#test/fakes/memory-render-files.ts";
import { memoryRenderStore } from "#test/fakes/memory-render-store.ts";
import {
  paperImaging,
  paperPaperImaging,
  paperPicture,
  paperSheetDrawer,
  tableSource,
} from "#test/fakes/paper-drawing.ts";
import { aCard, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { aPlace, at } from "#test/support/collections/collections.ts";
import { aPlannedCard, ofCollection } from "#test/support/pictures/some-renders.ts";

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
  const catalog = await storeWith(cards);
  const queue: RenderName[] = [];
  const checksWanted: PrintingId[] = [];
  const pages = memoryPageFiles(clock);
  const ports = {
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
    ...{ paper: paperPaperImaging(), cells: memoryPrintCells(), prints: memoryPrintRecords() },
    files: memoryLargeFiles(),
    hosting: hostingOf([]),
  } satisfies CreateRenderPorts & DrawTurnPorts;

  const place: Place = aPlace(randomUUID());
  const shown = cards.map(({ number }, index) => aPlannedCard(number, pictureUrlOf(index)));
  /** Further cards, which the catalogue does not know. */
  const add = (numbers: readonly string[]) => {
    shown.push(...numbers.map((number) => aPlannedCard(number, undefined)));
  };

  return {
    ...{ ports, place, queue, checksWanted, add },
    pass: (ms: number) => {
      nowMs += ms;
    },
    ask(asked: object = {}, idempotencyKey?: string) {
      const options = CompositeOptions.parse(asked);
      const { subject } = ofCollection(place.collectionId);
      const day = clock().toISOString().slice(0, 10);
      const plan = async () => ({
        cards: [...shown],
        options,
        day,
        attribution: "Drawn in a test",
      });
      const { userId } = place;
      return createRender({ userId, subject, request: { options }, idempotencyKey, plan }, ports);
    },
    draw: (renderId: RenderName["renderId"], attempt = 1, leftMs = 300_000) =>
      drawRender({ userId: place.userId, renderId }, { attempt, leftMs }, ports),
    /** Does what the queue of pictures was asked for meanwhile. */
    mirror: () => mirrorImages({ printingIds: checksWanted.splice(0) }, { ...ports, catalog }),
    get: (renderId: RenderName["renderId"]) =>
      ports.renders.get({ userId: place.userId, renderId }),
  };
}
