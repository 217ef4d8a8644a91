import type { PricedPrintingId } from "#schemas/prices/priced-printing.ts";
import type { Day } from "#schemas/values.ts";
import type { Columns, MarketPrice, SeriesKey } from "../books/point.ts";

/** Over how many days changes are at hand; further ones are told with a card's whole history. */
export const currentChangeDays = [1, 7, 30] as const;
export type CurrentChangeDays = (typeof currentChangeDays)[number];

/** What a series says last. */
export interface CurrentSeries {
  readonly key: SeriesKey;
  readonly newest: { readonly day: Day; readonly columns: Columns; readonly isConfirmed: boolean };
  /** The last price that is believed: the newest one, unless that waits for another. */
  readonly believed?: { readonly day: Day } & MarketPrice;
  /** How far the believed price has moved over so many days, in percent; absent where too few prices tell. */
  readonly changes: Readonly<Partial<Record<CurrentChangeDays, number>>>;
}

/** The newest prices of all printings of a game. */
export interface PricesOfGame {
  /** Another one where anything of them is other. */
  readonly version: string;
  /** When the reading began that they were made of. */
  readonly builtAt: string;
  /** What is known of each series of a printing, in their order; empty where it has none. */
  series(printing: PricedPrintingId): readonly CurrentSeries[];
}

/** The newest prices of whole games, held in memory. */
export interface CurrentPrices {
  /**
   * All current prices of a game, exchanged when there are newer ones; undefined before any were built, and for a game
   * that nobody knows.
   *
   * @throws whatever keeps the first ones from being had
   */
  of(game: string): Promise<PricesOfGame | undefined>;
}
