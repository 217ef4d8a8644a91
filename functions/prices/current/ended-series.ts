import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import type { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import { placeOfPrinting } from "#schemas/prices/priced-printing.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { lookedAfter } from "#shared/kernel/looked-after.ts";
import type { SeriesKey } from "../books/point.ts";
import { seriesText } from "../books/printing-section.ts";
import type { CurrentPricePointers } from "./current-price-pointers.ts";

/** Series in books whose product is another card's by now, or nobody's: what they say is no price of today. */
export interface EndedSeries {
  of(printing: PricedPrintingId): Promise<(key: SeriesKey) => boolean>;
}

/** So long a card may be shown with what has ended. */
const goodForMs = 10_000;

/** Texts of the keys of series that have ended, by the number of their printing. */
const EndedInSet = z.record(z.string(), z.array(z.string()));
export type EndedInSet = z.output<typeof EndedInSet>;
const Ended = z.record(z.string(), EndedInSet);
type Ended = z.output<typeof Ended>;

/** By set, as the pointer to newest prices has them; undefined where there are none. */
export const packedEnded = (sets: Ended): Uint8Array | undefined =>
  Object.keys(sets).length > 0 ? Uint8Array.from(gzipSync(JSON.stringify(sets))) : undefined;

export const unpackedEnded = (packed: Uint8Array | undefined): Ended =>
  packed ? Ended.parse(JSON.parse(gunzipSync(packed).toString("utf8"))) : {};

/** What has ended as the last build of newest prices has seen it, looked at every ten seconds: half a read unit. */
export function endedSeries(
  pointers: Pick<CurrentPricePointers, "current">,
  clock: Clock,
): EndedSeries {
  const games = new Map<string, () => Promise<Ended | undefined>>();
  const ofGame = (game: string) => {
    const look = async () => {
      const pointer = await pointers.current(game);
      return { held: unpackedEnded(pointer?.ended), isGood: true };
    };
    const known = games.get(game) ?? lookedAfter({ everyMs: goodForMs, clock }, look);
    games.set(game, known);
    return known();
  };
  return {
    async of(id) {
      const { game, set, printing } = placeOfPrinting(id);
      const keys = new Set((await ofGame(game))?.[set]?.[printing]);
      return (key) => keys.has(seriesText(key));
    },
  };
}
