import type { RateYear } from "#schemas/storage/rate-books.ts";

/** Keeps the reference rates of each base currency, a year in a book. */
export interface RateBooks {
  /** Is what was written last; undefined where there are no rates of that year. */
  read(of: Pick<RateYear, "base" | "year">): Promise<RateYear | undefined>;
  /** Stores a book where still lies what was read. */
  publish(book: RateYear, before: RateYear | undefined): Promise<"published" | "overtaken">;
}
