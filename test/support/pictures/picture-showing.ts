import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { knownHost } from "#functions/images/pictures/known-host.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { showCard } from "#functions/images/showing/show-card.ts";
import { showSign } from "#functions/images/showing/show-sign.ts";
import type { MadeFormat } from "#schemas/images/made-format.ts";
import { isPrinting, isSign, type PictureId } from "#schemas/images/picture-id.ts";
import type { ShownFormat } from "#schemas/images/shown-format.ts";
import type { ShownSize } from "#schemas/images/shown-size.ts";
import { PrintingId, SetId, Sha256 } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { quickHost } from "./picture-source.ts";

export const setId = SetId.parse("pokemon:en:base1");
/** A card that its source has a picture of. */
export const card = PrintingId.parse("pokemon:en:base1-4");
/** A card without a picture. */
export const bare = PrintingId.parse("pokemon:en:base1-5");
/** Where the source shows a picture. */
export const at = (name: string) => `https://pictures.test/${name}.webp`;
/** Of whoever asks. */
export const address = "192.0.2.7";
export const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
export const hashOf = (text: string) => Sha256.parse(sha256(paperPicture(text)));
const cdn = "https://cdn.test";

/** A set with a logo and two cards, whose pictures people look at. */
export async function shownPictures() {
  let nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  const clock = () => new Date(nowMs);
  const cards = [
    { ...aCard({ setId, number: "4", ...pictureAt(at("4")) }), id: card },
    { ...aCard({ setId, number: "5", images: [] }), id: bare },
  ];
  const source = tableSource();
  source.answers.set(at("4"), paperPicture("4"));
  source.answers.set(at("logo"), paperPicture("logo"));
  const queue: PictureId[] = [];
  const encodings = new Set<MadeFormat>();
  const spent: string[] = [];
  let allowed = Number.POSITIVE_INFINITY;
  const ports = {
    ...{ records: memoryImageRecords(), archive: memoryImageStore(), source, clock },
    ...{ imaging: paperImaging(), hosting: hostingOf(["pokemon"]), imagesBaseUrl: cdn },
    catalog: await storeWith(cards, aSet({ id: setId, logoUrl: at("logo") })),
    asks: memoryPictureAsks(clock),
    imageQueue: {
      async send(ids: readonly PictureId[], formats: readonly MadeFormat[] = []) {
        queue.push(...ids);
        for (const one of formats) encodings.add(one);
      },
    },
    pictureAllowance: {
      async spend(who: string) {
        if (spent.length >= allowed) throw new DomainError("request.too_many", "No more today.");
        spent.push(who);
      },
    },
    isKnownHost: knownHost([quickHost("https://pictures.test")]),
  };
  return {
    ...{ ports, source, queue, spent },
    later: (ms: number) => {
      nowMs += ms;
    },
    allow: (most: number) => {
      allowed = most;
    },
    /** Does what was asked for. */
    fetch: () => {
      const ids = queue.splice(0);
      const wantedIds = { printingIds: ids.filter(isPrinting), signIds: ids.filter(isSign) };
      const formats = [...encodings];
      encodings.clear();
      return mirrorImages({ ...wantedIds, ...(formats.length > 0 && { formats }) }, ports);
    },
    show: (printingId = card, size?: ShownSize, format?: ShownFormat) =>
      showCard({ printingId, size, format, address }, ports),
    sign: (sign: "logo" | "symbol", id = setId) => showSign({ setId: id, sign, address }, ports),
  };
}
export type ShownPictures = Awaited<ReturnType<typeof shownPictures>>;

/** What somebody was refused with. */
export const refusal = (shown: Promise<unknown>) =>
  shown.then(
    () => undefined,
    (error: unknown) => error,
  );
export const there = (url: string) => ({ kind: "there", url: `${cdn}/${url}` });
export const wanted = (retryAfterSeconds: number) => ({ kind: "wanted", retryAfterSeconds });
