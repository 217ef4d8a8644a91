import * as z from "zod";
import { type Game, GameName, Instant, Sha256 } from "../values.ts";
import { builtName } from "./built-name.ts";
import { pricesPartition } from "./price-books.ts";

/**
 * Which file says what cards the products of shops are. It is built beside the search index, of the same reading, and goes by
 * itself: neither waits for the other.
 *
 *     pk  PRICES#pokemon
 *     sk  MAP#1
 */
export const PriceMapPointer = z.object({
  game: GameName,
  format: z.int().positive(),
  /** Hash of what the map says. */
  version: Sha256,
  /** Key of the file in the lake bucket. */
  key: z.string(),
  products: z.int().nonnegative(),
  /** Hash of which printings claim which product. Absent in pointers of before. */
  places: Sha256.optional(),
  /** When the last build that came to it began: it holds all that was written before. */
  builtAt: Instant,
});
export type PriceMapPointer = z.output<typeof PriceMapPointer>;

/** Raised when what a map holds changes so that functions of before cannot read it. */
export const priceMapFormat = 1;

/** So long prices are placed by a map before somebody looks for a newer one: a look is half a read unit. */
export const priceMapHeldMs = 10_000;

export const priceMapPointerKey = (game: Game) => ({
  pk: pricesPartition(game),
  sk: `MAP#${priceMapFormat}`,
});

/** In the lake bucket. */
export const priceMapsFolder = "price-maps/";
export const priceMapsOf = (game: Game) => `${priceMapsFolder}game=${game}/`;

export const priceMapKey = (of: Pick<PriceMapPointer, "game" | "version" | "builtAt">): string =>
  `${priceMapsOf(of.game)}format=${priceMapFormat}/${builtName(of)}.txt.gz`;
