import * as z from "zod";
import { type Game, GameName, Instant, Sha256 } from "../values.ts";
import { builtName } from "./built-name.ts";
import { pricesPartition } from "./price-books.ts";

/**
 * Which file holds the newest prices of a game's cards. It is made of the game's price books whenever some of them have changed.
 *
 *     pk  PRICES#pokemon
 *     sk  CURRENT#1
 */
export const CurrentPricesPointer = z.object({
  game: GameName,
  format: z.int().positive(),
  /** Hash of the file. */
  version: Sha256,
  /** Key of the file in the lake bucket. */
  key: z.string(),
  /** Sets that have a book, and series that have a price. */
  sets: z.int().nonnegative(),
  series: z.int().nonnegative(),
  /**
   * Series that have ended because no product is theirs any more, as gzipped JSON: keys by printing and set. Absent where there are none. A card's prices
   * are read of its book, and leave these out.
   */
  ended: z.instanceof(Uint8Array).optional(),
  /** When the last build that came to it began: it holds all that was written before. */
  builtAt: Instant,
});
export type CurrentPricesPointer = z.output<typeof CurrentPricesPointer>;

/** Raised when what a file holds, or how that follows from a book, changes: what was made of a book is kept until the book is another one. */
export const currentPricesFormat = 1;

export const currentPricesKey = (game: Game) => ({
  pk: pricesPartition(game),
  sk: `CURRENT#${currentPricesFormat}`,
});

/** What is wanted of a game's file; nobody follows the table for it. */
export const wantedCurrentPricesKey = (game: Game) => ({
  pk: pricesPartition(game),
  sk: `WANTED#${currentPricesFormat}`,
});

/** In the lake bucket. */
export const currentPricesFolder = "current-prices/";
export const currentPricesOf = (game: Game) => `${currentPricesFolder}game=${game}/`;

export const currentPricesFileKey = (
  of: Pick<CurrentPricesPointer, "game" | "version" | "builtAt">,
): string => `${currentPricesOf(of.game)}format=${currentPricesFormat}/${builtName(of)}.bin`;
