import pLimit from "p-limit";
import { type CatalogueFiles, publishBuilt } from "#functions/catalog/reading/index.ts";
import {
  currentPricesFileKey,
  currentPricesFormat,
  currentPricesOf,
} from "#schemas/storage/current-prices.ts";
import type { BookPointer } from "#schemas/storage/price-books.ts";
import type { Game } from "#schemas/values.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { decodeBook } from "../books/book-file.ts";
import type { PriceBooks } from "../books/price-books.ts";
import { decodeSection } from "../books/printing-section.ts";
import { encodeCurrentPrices, type SetNow, setsInFile } from "./current-file.ts";
import type { CurrentPricePointers } from "./current-price-pointers.ts";
import { seriesNow } from "./series-now.ts";
import { encodeSet } from "./set-block.ts";

export interface BuildCurrentPricesDeps {
  readonly books: Pick<PriceBooks, "read" | "pointers">;
  readonly pointers: CurrentPricePointers;
  readonly files: CatalogueFiles;
  /** @throws Error when there is no such object */
  readonly load: (key: string) => Promise<Uint8Array>;
  readonly clock: Clock;
}

/** What a build came to, for the log. */
export interface BuiltCurrentPrices {
  readonly outcome: "older" | "published" | "unchanged";
  readonly version: string;
  /** Books that were read, because their version was another one; and sets that had not changed. */
  readonly written: number;
  readonly unchanged: number;
}

/** Books in memory at once; one of ten years has up to 38 MB. */
const booksAtOnce = 2;

/**
 * Builds the file of a game's newest prices of its price books, and points to it. What it says of a set follows from the set's
 * book alone, so that a set whose book is the one that the file before was made of is taken from there.
 *
 * @throws DamagedBook when a book is none; the file before stays
 */
export async function buildCurrentPrices(
  game: Game,
  deps: BuildCurrentPricesDeps,
): Promise<BuiltCurrentPrices> {
  const readAt = deps.clock();
  const [books, before] = await Promise.all([deps.books.pointers(game), setsBefore(game, deps)]);
  const limit = pLimit(booksAtOnce);
  const isSame = ({ set, version }: BookPointer) => before.get(set)?.version === version;
  const same = books.filter(isSame).flatMap(({ set }) => before.get(set) ?? []);
  const changed = await allSettled(
    books.filter((one) => !isSame(one)).map((one) => limit(() => setNow(one, deps))),
  );
  const sets = [...same, ...changed.filter((one) => one !== undefined)];
  const { content, version } = encodeCurrentPrices(game, sets);
  const counts = {
    sets: sets.length,
    series: sets.reduce((sum, one) => sum + one.series, 0),
  };
  const outcome = await publishBuilt(
    {
      ...{ game, readAt, version, content, mediaType: "application/octet-stream" },
      ...{ keyOf: currentPricesFileKey, folder: currentPricesOf(game) },
      pointerOf: (build) => ({ game, format: currentPricesFormat, ...counts, ...build }),
    },
    deps,
  );
  return { outcome, version, written: changed.length, unchanged: same.length };
}

/** The sets of the file that is current, by name; none where there is no file yet. */
async function setsBefore(
  game: Game,
  { pointers, load }: BuildCurrentPricesDeps,
): Promise<ReadonlyMap<string, SetNow>> {
  const pointer = await pointers.current(game);
  if (!pointer) return new Map();
  const sets = setsInFile(game, await load(pointer.key), pointer.version);
  return new Map(sets.map((one) => [one.set, one]));
}

/** Of the book that is current when it is read, which may be a later one. */
async function setNow(
  place: BookPointer,
  { books }: BuildCurrentPricesDeps,
): Promise<SetNow | undefined> {
  const book = await books.read(place);
  if (!book) return undefined;
  const printings = [...decodeBook(book.bytes).sections].flatMap(([printing, section]) => {
    const series = seriesNow(decodeSection(section));
    return series.length > 0 ? [{ printing, series }] : [];
  });
  return {
    ...{ set: place.set, version: book.pointer.version, block: encodeSet(printings) },
    series: printings.reduce((sum, { series }) => sum + series.length, 0),
  };
}
