import pLimit from "p-limit";
import { type CatalogueFiles, publishBuilt } from "#functions/catalog/reading/index.ts";
import { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import {
  currentPricesFileKey,
  currentPricesFormat,
  currentPricesOf,
} from "#schemas/storage/current-prices.ts";
import type { BookPointer } from "#schemas/storage/price-books.ts";
import type { Game } from "#schemas/values.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import { decodeBook } from "../books/book-file.ts";
import type { PriceBooks } from "../books/price-books.ts";
import { decodeSection, seriesText } from "../books/printing-section.ts";
import type { PricesToReport } from "../findings/report-prices.ts";
import type { PriceMaps } from "../mapping/current-price-maps.ts";
import type { Shop } from "../mapping/shop.ts";
import { type SoldByMap, soldByMap } from "../mapping/sold-by-map.ts";
import { encodeCurrentPrices, type SetNow, setsInFile } from "./current-file.ts";
import type { CurrentPricePointers } from "./current-price-pointers.ts";
import { type EndedInSet, packedEnded, unpackedEnded } from "./ended-series.ts";
import { seriesNow } from "./series-now.ts";
import { encodeSet } from "./set-block.ts";

export interface BuildCurrentPricesDeps {
  readonly books: Pick<PriceBooks, "read" | "pointers">;
  readonly pointers: CurrentPricePointers;
  readonly maps: PriceMaps;
  readonly shops: readonly Shop[];
  readonly files: CatalogueFiles;
  /** @throws Error when there is no such object */
  readonly load: (key: string) => Promise<Uint8Array>;
  readonly clock: Clock;
  /** Looks at what was built, once it is published. */
  readonly report: (prices: PricesToReport) => Promise<string>;
}

/** What a build came to, for the log. */
export interface BuiltCurrentPrices {
  readonly outcome: "older" | "published" | "unchanged";
  readonly version: string;
  /** Books that were read, because their version was another one; and sets that had not changed. */
  readonly written: number;
  readonly unchanged: number;
  /** What became of what a person should look at in them. */
  readonly report?: string;
}

/** Books in memory at once; one of ten years has up to 38 MB. */
const booksAtOnce = 2;

/**
 * Builds the file of a game's newest prices of its price books, and points to it. What it says of a set follows from the set's
 * book and from what the price map says of it, so that a set of which both are what the file before was made of is taken from there.
 * A series of which no product is any more has no newest price: it is told as ended. What in the prices a person should look at is
 * reported after they are published: nobody waits for it.
 *
 * @throws DamagedBook when a book is none; the file before stays
 */
export async function buildCurrentPrices(
  game: Game,
  deps: BuildCurrentPricesDeps,
): Promise<BuiltCurrentPrices> {
  const readAt = deps.clock();
  const [books, before, map] = await Promise.all([
    ...([deps.books.pointers(game), setsBefore(game, deps), deps.maps(game)] as const),
  ]);
  const sold = soldByMap(game, map, deps.shops);
  const limit = pLimit(booksAtOnce);
  const isSame = (book: BookPointer) => before.get(book.set)?.version === versionOf(book, sold);
  const [known, others] = parted(books, isSame);
  const same = known.flatMap(({ set }) => before.get(set) ?? []);
  const changed = await allSettled(others.map((one) => limit(() => setNow(one, sold, deps))));
  const sets = [...same, ...changed.filter((one) => one !== undefined)];
  const { content, version } = encodeCurrentPrices(game, sets);
  const ended = packedEnded(endedIn(sets));
  const counts = {
    sets: sets.length,
    series: sets.reduce((sum, one) => sum + one.series, 0),
    ...(ended && { ended }),
  };
  const outcome = await publishBuilt(
    {
      ...{ game, readAt, version, content, mediaType: "application/octet-stream" },
      ...{ keyOf: currentPricesFileKey, folder: currentPricesOf(game) },
      pointerOf: (build) => ({ game, format: currentPricesFormat, ...counts, ...build }),
    },
    deps,
  );
  const built = { outcome, version, written: changed.length, unchanged: same.length };
  // Whoever has published a newer one reports on that.
  if (outcome === "older") return built;
  return { ...built, report: await deps.report({ game, readAt, sets, sold }) };
}

/** A set, and what of it has ended, which its block does not have. */
interface BuiltSet extends SetNow {
  readonly ended: EndedInSet;
}

/** The sets of the file that is current, by name; none where there is no file yet. */
async function setsBefore(
  game: Game,
  { pointers, load }: BuildCurrentPricesDeps,
): Promise<ReadonlyMap<string, BuiltSet>> {
  const pointer = await pointers.current(game);
  if (!pointer) return new Map();
  const sets = setsInFile(game, await load(pointer.key), pointer.version);
  const ended = unpackedEnded(pointer.ended);
  return new Map(sets.map((one) => [one.set, { ...one, ended: ownValue(ended, one.set) ?? {} }]));
}

/** Of the book that is current when it is read, which may be a later one. */
async function setNow(
  place: BookPointer,
  sold: SoldByMap,
  { books }: BuildCurrentPricesDeps,
): Promise<BuiltSet | undefined> {
  const book = await books.read(place);
  if (!book) return undefined;
  const { game, set } = place;
  const ended: Record<string, string[]> = {};
  const printings = [...decodeBook(book.bytes).sections].flatMap(([printing, section]) => {
    const id = PricedPrintingId.parse(`${game}:${set}-${printing}`);
    const [gone, series] = parted(seriesNow(decodeSection(section)), ({ key }) =>
      sold.isEnded(id, key),
    );
    if (gone.length > 0) ended[printing] = gone.map(({ key }) => seriesText(key));
    return series.length > 0 ? [{ printing, series }] : [];
  });
  return {
    ...{ set, version: versionOf(book.pointer, sold), block: encodeSet(printings), ended },
    series: printings.reduce((sum, { series }) => sum + series.length, 0),
  };
}

/** Of what a set's newest prices are made: its book, and what the map says of it. */
function versionOf({ set, version }: BookPointer, sold: SoldByMap): string {
  const mark = sold.markOf(set);
  return mark === "" ? version : sha256(`${version} ${mark}`);
}

const parted = <One>(all: readonly One[], isFirst: (one: One) => boolean) =>
  [all.filter(isFirst), all.filter((one) => !isFirst(one))] as const;

/** What has ended, by set; also in sets that have not changed. */
function endedIn(sets: readonly BuiltSet[]): Record<string, EndedInSet> {
  const all = sets.filter(({ ended }) => Object.keys(ended).length > 0);
  const inOrder = all.toSorted((a, b) => byCodeUnits(a.set, b.set));
  return Object.fromEntries(inOrder.map(({ set, ended }) => [set, ended]));
}
