import pLimit from "p-limit";
import * as z from "zod";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { PriceFragment, priceKind } from "#schemas/prices/price-fragment.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import type { Deadline } from "#shared/kernel/deadline.ts";
import { addRecorded, nothingRecorded } from "#shared/kernel/recorded.ts";
import type { Recorder, RecordToTake, Taken } from "#shared/kernel/recorder.ts";
import type { PriceMaps } from "../mapping/current-price-maps.ts";
import type { Shop } from "../mapping/shop.ts";
import { type PlacedPrice, placePrice } from "./place-price.ts";
import { byBook, type PlacedPoint, type RecordPlacedDeps, recordPlaced } from "./record-placed.ts";

export interface PriceRecorderDeps extends RecordPlacedDeps {
  readonly maps: PriceMaps;
  readonly shops: readonly Shop[];
  /** @default those of this project */
  readonly games?: Games;
}

/**
 * So many prices are taken at once: a shop's price guide has 100,000 in one body, and each book that it touches is written
 * once for as many as come together. They take some 10 MB.
 */
const pricesAtOnce = 20_000;
/** Books that a function writes side by side; one of ten years has up to 36 MB. */
const booksAtOnce = 2;

/**
 * Takes prices into the books of their sets. Every answer counts, also one that comes late: a point of a day is that of its newest
 * observation, in whatever order they come. What has no place is counted by its reason, not refused: most of what shops sell is no
 * card of the catalogue.
 */
export function priceRecorder(deps: PriceRecorderDeps): Recorder {
  const limit = pLimit(booksAtOnce);
  return {
    ...{ kind: priceKind, takesLate: true, atOnce: pricesAtOnce, isCountedApart: true },
    async record(records, deadline) {
      const refused: { at: number; reason: string }[] = [];
      const drift: { at: number; fields: readonly string[] }[] = [];
      const points: PlacedPoint[] = [];
      const maps = askedOnce(deps.maps);
      for (const [at, record] of records.entries()) {
        const read = await place(record, { ...deps, maps });
        if ("reason" in read) refused.push({ at, ...read });
        else {
          drift.push({ at, fields: read.notes });
          if (read.placed) points.push(read.placed);
        }
      }
      const books = byBook(points);
      let written = 0;
      const done = await allSettled(
        books.map((own) =>
          limit(async () => {
            // Until something is written it is never too late: whoever has little time each time gets on as well.
            if (written > 0 && isLate(deadline)) return undefined;
            const counts = await recordPlaced(own, deps);
            written += counts.written;
            return counts;
          }),
        ),
      );
      const taken = done.filter((one) => one !== undefined);
      const counts = taken.reduce(addRecorded, nothingRecorded);
      const left = books.length - taken.length;
      const told = { refused, drift, cards: 0, drifted: 0, ...(left > 0 && { left }) };
      return { ...counts, ...told } satisfies Taken;
    },
  };
}

/** In which a book is read, changed and written for certain: one of ten years takes a second, and where much else is under way its calls wait. */
const oneBookMs = 20_000;
const isLate = (deadline: Deadline | undefined): boolean =>
  deadline !== undefined && deadline.leftMs() < oneBookMs;

/** While a game has no map yet, each look for one is a read: a price guide would be 100,000 of them, one after another. */
function askedOnce(maps: PriceMaps): PriceMaps {
  const asked = new Map<string, ReturnType<PriceMaps>>();
  return (game) => {
    const found = asked.get(game) ?? maps(game);
    asked.set(game, found);
    return found;
  };
}

async function place(
  { value, provenance }: RecordToTake,
  { maps, shops, games = projectGames }: PriceRecorderDeps,
): Promise<PlacedPrice | { readonly reason: string }> {
  const read = PriceFragment.safeParse(value);
  if (!read.success) return { reason: `It is no price: ${z.prettifyError(read.error)}` };
  const price = read.data;
  const shop = shops.find(({ name }) => name === price.shop);
  if (!shop) return { reason: `It is of a shop that nobody knows: ${price.shop}.` };
  if (!games.named(price.game)) {
    return { reason: `Its game is none of ${games.names.join(", ")}: ${price.game}.` };
  }
  return placePrice(price, provenance, { shop, map: await maps(price.game) });
}
