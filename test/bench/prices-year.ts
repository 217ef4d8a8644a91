import type { Columns } from "#functions/prices/books/point.ts";
import { priceRecorder } from "#functions/prices/index.ts";
import { decodePriceMap, encodePriceMap, mapLine } from "#functions/prices/mapping/price-map.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import type { PriceFragment } from "#schemas/prices/price-fragment.ts";
import { Language } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { RecordToTake } from "#shared/kernel/recorder.ts";
import { memoryPriceBooks } from "#test/fakes/memory-price-books.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";
import { claimOf } from "#test/support/prices/price-records.ts";

const english = [Language.parse("en")];
const dayMs = 86_400_000;
const firstDayMs = Date.UTC(2026, 0, 1);
/** Of ten amounts so many are other ones on the next day. */
const changing = 0.6;

/** Three sources of three variants each, as they come: the shop's own files, and a third source of one of them. */
const feeds = [
  { source: "tcgcsv", shop: "tcgplayer", currency: "USD", languages: english },
  { source: "cardmarket", shop: "cardmarket", currency: "EUR", languages: "any" as const },
  { source: "tcgdex", shop: "tcgplayer", currency: "USD", languages: english },
];
const subTypes = ["Normal", "Holofoil", "Reverse Holofoil"];
const finishes = ["normal", "holo", "reverse"];

/** Prices of a set of so many cards, that move from day to day; the same in every run. */
export interface PricedSet {
  readonly set: string;
  readonly cards: number;
}

/** A recorder of prices over a store that counts, with the products of these sets. */
export function countedRecorder(sets: readonly PricedSet[], clock: () => Date) {
  const books = memoryPriceBooks();
  const claims = sets.flatMap(({ set, cards }) =>
    Array.from({ length: cards }, (_none, at) => claimOf(`${set}-${at + 1}`, finishes)),
  );
  const lines = claims.flatMap((claim) =>
    ["tcgplayer", "cardmarket"].map((shop) => mapLine(shop, claim.printing, [claim])),
  );
  const { content, version } = encodePriceMap(lines);
  const map = decodePriceMap("pokemon", content, version);
  const recorder = priceRecorder({
    ...{ books, shops: allShops, clock, maps: async () => map, random: () => 0 },
    sleep: async () => undefined,
  });
  return { books, recorder };
}

/** Walks through the days of a set's prices, and gives what each source says of each day. */
export function pricesOf({ set, cards }: PricedSet, random: () => number) {
  const walks = new Map<string, number[]>();
  const amounts = (name: string): readonly number[] => {
    const known = walks.get(name) ?? [60, 120, 990, 100, 80].map((cents) => cents * 20 ** random());
    const next = known.map((cents) =>
      random() < changing ? Math.max(1, cents * (0.97 + 0.06 * random())) : cents,
    );
    walks.set(name, next);
    return next.map(Math.round);
  };
  return (day: number): readonly (readonly RecordToTake[])[] =>
    feeds.map((feed) =>
      Array.from({ length: cards }, (_none, at) => `pokemon:${set}-${at + 1}`).flatMap(
        (card, line) =>
          subTypes.flatMap((subType, tier): RecordToTake[] => {
            const word = feed.shop === "cardmarket" ? ["normal", "holo"][tier] : subType;
            // Cardmarket has two rows of columns.
            if (word === undefined) return [];
            const columns = columnsOf(feed.shop, amounts(`${feed.source} ${card} ${word}`));
            const { shop, currency, languages } = feed;
            const value = {
              ...{ game: "pokemon", shop, productId: card, subType: word, currency, columns },
              languages: languages === "any" ? languages : [...languages],
            } satisfies PriceFragment;
            return [
              { sourceId: `${card}/${word}`, value, provenance: seen(feed.source, day, line) },
            ];
          }),
      ),
    );
}

/** A body holds a whole set, but for the third source, which has one for each card. */
function seen(source: string, day: number, line: number): RecordToTake["provenance"] {
  const at = new Date(
    firstDayMs + day * dayMs + 20 * 3_600_000 + (source === "tcgdex" ? line * 37 : 0),
  );
  const [date = "", ...rest] = at.toISOString().slice(0, 10).split("-");
  const digest = sha256(`${source} ${day}`).slice(0, 16);
  return {
    ...aProvenance({ source, observedAt: at.toISOString() }),
    bronzeKey: `bronze/source=${source}/dataset=prices/year=${date}/month=${rest[0]}/day=${rest[1]}/language=any/200000000-${digest}.ndjson.gz`,
    bronzeLine: source === "tcgdex" ? line : 7,
  };
}

const columnsOf = (
  shop: string,
  [low = 1, mid = 1, high = 1, market = 1, other = 1]: readonly number[],
): Columns =>
  shop === "cardmarket"
    ? { low, market, average: mid, avg1: other, avg7: market + 1, avg30: mid + 2 }
    : { low, mid, high, market, directLow: other };

/** Numbers from 0 to 1, the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
