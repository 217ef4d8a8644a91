import * as z from "zod";
import { GameName, Instant, Sha256 } from "../values.ts";

/**
 * Which price book of a set is current. Whoever writes the next one does so on the condition of the version that
 * it has read, so that two writers never lose each other's points.
 *
 *     pk  PRICES#pokemon
 *     sk  BOOK#base1, or HOURS#base1 of its hours
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

/** Where books of one kind lie, and what their pointers are called. */
export interface BookShelf {
  /** Of the sort keys of their pointers. */
  readonly prefix: `${string}#`;
  /** In the lake bucket. */
  readonly folder: `${string}/`;
}

/** Books of days, which are kept for ever. */
export const dayShelf = { prefix: "BOOK#", folder: "price-books/" } as const satisfies BookShelf;
/** Books of hours: the same in ninety days (decision 49), and no news to those who follow books of days. */
export const hourShelf = { prefix: "HOURS#", folder: "price-hours/" } as const satisfies BookShelf;

export const bookPointerKey = (
  { game, set }: Pick<BookPointer, "game" | "set">,
  { prefix }: BookShelf,
) => ({ pk: pricesPartition(game), sk: `${prefix}${set}` });

/** A book lies under its hash: what a function reads is never another one, and is deleted an hour after it was replaced. */
export const bookKey = (
  { game, set, version }: Pick<BookPointer, "game" | "set" | "version">,
  { folder }: BookShelf,
) => `${folder}game=${game}/set=${set}/${version}.bin`;
