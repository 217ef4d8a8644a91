import * as z from "zod";
import { GameName, Instant, Sha256 } from "../values.ts";

/**
 * Which price book of a set is current. Whoever writes the next one does so on the condition of the version that
 * it has read, so that two writers never lose each other's points.
 *
 *     pk  PRICES#pokemon
 *     sk  BOOK#base1
 */
export const BookPointer = z.object({
  game: GameName,
  set: z.string().min(1),
  /** Hash of the book; its key in the lake bucket follows from it. */
  version: Sha256,
  bytes: z.int().positive(),
  /** When it became the current one. */
  changedAt: Instant,
  /**
   * The book's head, which says where each printing lies in it: some five bytes a printing. Absent where it is longer
   * than {@link largestHead}; then it is read from the book.
   */
  head: z.instanceof(Uint8Array).optional(),
  /**
   * The printings whose newest price is another one than in the book before, by their numbers, with spaces between: `12 4 58`. Absent
   * where there are none. Whoever follows the table tells them.
   */
  moved: z.string().min(1).optional(),
  /** Books of before that are not deleted yet, the oldest first. */
  superseded: z.array(z.object({ version: Sha256, at: Instant })),
});
export type BookPointer = z.output<typeof BookPointer>;

/** In bytes; each kilobyte of an item is a write unit. A set of 250 printings has 1.2 to 1.8 KB. */
export const largestHead = 8 * 1024;

export const pricesPartition = (game: string) => `PRICES#${game}`;
export const bookPrefix = "BOOK#";
export const bookPointerKey = ({ game, set }: Pick<BookPointer, "game" | "set">) => ({
  pk: pricesPartition(game),
  sk: `${bookPrefix}${set}`,
});

/** In the lake bucket. */
export const booksFolder = "price-books/";

/** A book lies under its hash: what a function reads is never another one, and is deleted an hour after it was replaced. */
export const bookKey = ({ game, set, version }: Pick<BookPointer, "game" | "set" | "version">) =>
  `${booksFolder}game=${game}/set=${set}/${version}.bin`;
