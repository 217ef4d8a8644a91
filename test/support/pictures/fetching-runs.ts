import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { goOnFetching } from "#functions/images/runs/go-on-fetching.ts";
import { startPictureRun, type WhichPictures } from "#functions/images/runs/start-picture-run.ts";
import { getPictureRun, stopPictureRun } from "#functions/images/runs/watch-picture-runs.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Ulid } from "#schemas/values.ts";
import { ComeBack } from "#shared/kernel/come-back.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryPictureRuns } from "#test/fakes/memory-picture-runs.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";
import { aCard, aProvenance, aSet, pictureAt } from "#test/support/catalogue/catalog.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

/** Where the source shows a card. */
export const pictureOf = (set: string, number: number) =>
  `https://pictures.test/${set}/${number}.webp`;

/** A catalogue of sets with so many cards each, whose pictures their source has, and runs that fetch them. */
export async function fetchingRuns(cardsBySet: Readonly<Record<string, number>>) {
  let nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  const clock = () => new Date(nowMs);
  const source = tableSource();
  const store = memoryCatalogStore();
  const provenance = aProvenance();
  for (const [name, count] of Object.entries(cardsBySet)) {
    const set = setId("pokemon", "en", name);
    const cards = Array.from({ length: count }, (_none, index) => {
      const number = index + 1;
      source.answers.set(pictureOf(name, number), paperPicture(`${name} ${number}`));
      const id = printingId(set, String(number));
      return {
        ...aCard({ setId: set, number: String(number) }),
        id,
        ...pictureAt(pictureOf(name, number)),
      };
    });
    const logoUrl = `https://pictures.test/${name}/logo.webp`;
    source.answers.set(logoUrl, paperPicture(`${name} logo`));
    const members = cards.map(({ id }) => id);
    await recordSet({ set: aSet({ id: set, logoUrl }), members, provenance }, { store });
    await recordCards(
      cards.map((card) => ({ card, provenance })),
      { store },
    );
  }
  const queue: Ulid[] = [];
  const waiting = { messages: 0 };
  const ports = {
    ...{
      records: memoryImageRecords(),
      archive: memoryImageStore(),
      source,
      clock,
      catalog: store,
    },
    ...{
      imaging: paperImaging(),
      hosting: hostingOf(["pokemon"]),
      pictureRuns: memoryPictureRuns(),
    },
    pictureRunQueue: { send: async (runId: Ulid) => void queue.push(runId) },
    mirrorQueue: { waiting: async () => waiting.messages },
  };
  return {
    ...{ ports, source, queue, waiting },
    later: (ms: number) => {
      nowMs += ms;
    },
    start: (which: WhichPictures, key?: string) => startPictureRun(which, key, ports),
    see: (id: Ulid) => getPictureRun(id, ports),
    stop: (id: Ulid) => stopPictureRun(id, ports),
    /** One call of a worker. */
    step: (id: Ulid) => goOnFetching(id, ports),
    /** Calls of workers until the message is done with. */
    async work(id: Ulid) {
      for (let calls = 1; calls < 100; calls += 1) {
        const answer = await goOnFetching(id, ports);
        if (!(answer instanceof ComeBack)) return calls;
        nowMs += answer.afterSeconds * 1000;
      }
      throw new Error("The run never ended.");
    },
  };
}
