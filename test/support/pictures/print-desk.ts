import { leadToDownload } from "#functions/images/downloads/lead-to-download.ts";
import { createPrint } from "#functions/images/prints/create-print.ts";
import type { DownloadKind } from "#schemas/images/download.ts";
import { PrintOptions } from "#schemas/images/print.ts";
import type { PlannedCard } from "#schemas/images/render.ts";
import type { Ulid } from "#schemas/values.ts";
import { PrintingId } from "#schemas/values.ts";
import { memoryDownloadRecords } from "#test/fakes/memory-downloads.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { pictureOf, renderPorts } from "#test/support/pictures/render-ports.ts";

/** A card as a print is planned; its source has its picture where `renderPorts` has so many cards. */
export const aPlannedCard = (number: number, change: Partial<PlannedCard> = {}): PlannedCard => ({
  printingId: PrintingId.parse(`pokemon:en:base1-${number}`),
  ...{ name: `Card ${number}`, setName: "Base Set", number: `${number}/102`, language: "en" },
  ...{ quantity: 1, isKnown: true, sourceUrl: pictureOf(String(number)) },
  ...change,
});

/** Everything that printing needs, in memory. */
export async function printDesk(count: number, given: Parameters<typeof renderPorts>[1] = {}) {
  const desk = await renderPorts(count, given);
  const spent: number[] = [];
  const ports = Object.assign(desk.ports, {
    allowance: { spend: async (_user: string, cards: number) => void spent.push(cards) },
  });
  const { userId, collectionId } = desk.place;
  const all = Array.from({ length: count }, (_none, at) => aPlannedCard(at + 1));
  let planned = 0;
  const print = (
    options: object = {},
    cards: readonly PlannedCard[] = all,
    idempotencyKey?: string,
  ) =>
    createPrint(
      {
        ...{ userId, idempotencyKey, request: { options }, options: PrintOptions.parse(options) },
        subject: { kind: "collection", collectionId },
        async cards() {
          planned += 1;
          return cards;
        },
      },
      ports,
    );
  const lead = (renderId: Ulid, as: DownloadKind) =>
    leadToDownload(
      { userId, renderId, as },
      {
        ...{ ...ports, downloads: memoryDownloadRecords(), asks: memoryPictureAsks(ports.clock) },
        ...{ downloadQueue: { send: async () => undefined }, imagesBaseUrl: "https://images.test" },
      },
    );
  return {
    ...{ ...desk, ports, spent, print, lead, all },
    planned: () => planned,
    /** The PDF that was made last. */
    pdf: () => [...desk.ports.files.kept.values()].at(-1)?.bytes ?? Buffer.alloc(0),
  };
}
