import type { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { BookPointer } from "#schemas/storage/price-books.ts";
import type { BookPlace } from "./book-file.ts";
import type { Calendar } from "./calendar.ts";
import type { DayRange, HistorySeries } from "./read-section.ts";

/** A book as it is stored. */
interface BookContent {
  readonly bytes: Uint8Array;
  readonly head: Uint8Array;
}

/** Keeps the price books of all sets, of days or of hours, for those who write them. */
export interface PriceBooks {
  /** What they are of. */
  readonly calendar: Calendar;
  /** The current book; undefined where the set has none yet. Is what was published last. */
  read(
    place: BookPlace,
  ): Promise<{ readonly pointer: BookPointer; readonly bytes: Uint8Array } | undefined>;
  /**
   * Makes a book the current one, if the current one still is what was read.
   *
   * @param pointer says the new book
   * @param before what was read; undefined where there was none
   */
  publish(
    pointer: BookPointer,
    content: BookContent,
    before: BookPointer | undefined,
  ): Promise<"published" | "overtaken">;
  /** Deletes books that no pointer names any more. */
  remove(places: readonly Pick<BookPointer, "game" | "set" | "version">[]): Promise<void>;
  /** Takes the pointer away with which a set has a book, if it still is what was read. */
  forget(read: BookPointer): Promise<"forgotten" | "overtaken">;
  /** The pointers of all books of a game, as they were published last. */
  pointers(game: string): Promise<readonly BookPointer[]>;
}

/** Says in which answers prices were read. */
export interface PriceObservations {
  /**
   * The packs of the lake that points of a source in the span of a day or hour were read in; a point of a history has its place among them. A
   * look at the pointer and one range.
   *
   * @throws DamagedBook when the book is not what was written
   */
  packsOf(
    printing: PricedPrintingId,
    of: { readonly day: string; readonly source: string },
  ): Promise<readonly string[]>;
}

/** Reads the prices of single printings. */
export interface PriceHistories {
  /**
   * The days of a printing's series, or the hours where books are of these: one look at a pointer, and one range of an object. Empty where there is none.
   *
   * @throws DamagedBook when the book is not what was written
   */
  readHistory(printing: PricedPrintingId, range: DayRange): Promise<readonly HistorySeries[]>;
}
