import { hostingOf } from "#functions/images/pictures/hosting.ts";
import type { ImageRecords } from "#functions/images/pictures/image-records.ts";
import { knownHost } from "#functions/images/pictures/known-host.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { showCard } from "#functions/images/showing/show-card.ts";
import { isPrinting, type PictureId } from "#schemas/images/picture-id.ts";
import type { CardItem } from "#schemas/storage/catalog-items.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";
import { aCard, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { seededRandom } from "#test/support/workers/simulation.ts";

const cards = 23_546;
const sizes = ["thumbnail", "cell"] as const;
export const requests = 300_000;
const weekMs = 7 * 86_400_000;
const origin = "https://pictures.test";
const start = Date.parse("2026-02-01T00:00:00.000Z");

/** What a replayed week came to. */
export interface Week {
  readonly hits: number;
  /** Those of which also the file was fetched before, so that a CDN that forgets nothing had it. */
  readonly edgeHits: number;
  readonly asked: number;
}

/**
 * A week of looks at cards, by the code that leads to pictures and fetches them, with tables in memory and a clock of its own. Cold at the start: nothing is
 * there. Which card and size is looked at follows a Zipf distribution with the exponent 1.0 over all pairs of them. A look is a hit when it is led to the
 * picture at once; whoever is asked to come back is not counted again. What is fetched is there two seconds later.
 */
export async function replayedWeek(): Promise<Week> {
  let nowMs = start;
  const clock = () => new Date(nowMs);
  const source = tableSource();
  const { catalog, ids } = await seeded(source);
  const queue: { readonly id: PictureId; readonly dueMs: number }[] = [];
  const ports = {
    ...{ catalog, source, clock, records: quickRecords(), archive: memoryImageStore() },
    ...{ imaging: paperImaging(), hosting: hostingOf(["pokemon"]), imagesBaseUrl: origin },
    asks: memoryPictureAsks(clock),
    imageQueue: {
      async send(wanted: readonly PictureId[]) {
        queue.push(...wanted.map((id) => ({ id, dueMs: nowMs + 2_000 })));
      },
    },
    pictureAllowance: { spend: async () => undefined },
    isKnownHost: knownHost([]),
  };
  const random = seededRandom(14);
  const pairs = zipf(shuffled(pairsOf(ids), random), random);
  const files = new Set<string>();
  const week = { hits: 0, edgeHits: 0 };
  for (let at = 0; at < requests; at += 1) {
    nowMs = start + Math.floor((at * weekMs) / requests);
    while (queue[0] && queue[0].dueMs <= nowMs) {
      const { id } = queue.shift() as (typeof queue)[number];
      if (isPrinting(id)) await mirrorImages({ printingIds: [id] }, ports);
    }
    const { id, size } = pairs();
    const shown = await showCard({ printingId: id, size, address: "192.0.2.7" }, ports);
    if (shown.kind !== "there") continue;
    week.hits += 1;
    if (files.has(shown.url)) week.edgeHits += 1;
    files.add(shown.url);
  }
  return { ...week, asked: source.asked.length };
}

/** Cards as a table finds them, by key; all are the first one with another picture. */
async function seeded(source: ReturnType<typeof tableSource>) {
  const one = aCard({ number: "1" });
  const catalog = await storeWith([one]);
  const [first] = await catalog.cards([one.id]);
  if (!first) throw new Error("The first card should be there.");
  const items = new Map<PrintingId, CardItem>();
  for (let at = 0; at < cards; at += 1) {
    const url = `${origin}/${at}.webp`;
    source.answers.set(url, paperPicture(String(at)));
    const card = aCard({ number: String(at + 1), ...pictureAt(url) });
    items.set(card.id, { ...first, value: { ...first.value, id: card.id, images: card.images } });
  }
  const found = async (ids: readonly PrintingId[]) => ids.flatMap((id) => items.get(id) ?? []);
  return { catalog: { ...catalog, cards: found }, ids: [...items.keys()] };
}

/** As a table finds them: by key. */
function quickRecords(): Pick<ImageRecords, "find" | "save" | "countAccess"> {
  const records = new Map<PictureId, ImageRecord>();
  return {
    find: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const found = records.get(id);
          return found ? [[id, found] as const] : [];
        }),
      ),
    async save(record) {
      records.set(record.printingId, record);
      return "saved";
    },
    countAccess: async () => undefined,
  };
}

interface Pair {
  readonly id: PrintingId;
  readonly size: (typeof sizes)[number];
}

const pairsOf = (ids: readonly PrintingId[]): Pair[] =>
  ids.flatMap((id) => sizes.map((size) => ({ id, size })));

/** Draws pairs: the one at place k as often as 1/k says. */
function zipf(pairs: readonly Pair[], random: () => number): () => Pair {
  const sums = new Float64Array(pairs.length);
  let sum = 0;
  for (let at = 0; at < pairs.length; at += 1) {
    sum += 1 / (at + 1);
    sums[at] = sum;
  }
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, pairs.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return pairs[low] as Pair;
  };
}

function shuffled(pairs: Pair[], random: () => number): readonly Pair[] {
  for (let at = pairs.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [pairs[at], pairs[other]] = [pairs[other] as Pair, pairs[at] as Pair];
  }
  return pairs;
}
