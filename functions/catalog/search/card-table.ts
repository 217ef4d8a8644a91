import type { PrintingId } from "#schemas/values.ts";
import type { TextValue } from "../indexing/index-file.ts";
import type { PricedCard, PricesNow } from "../pricing/market-prices.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import type { SearchTree } from "./query/search-tree.ts";

/** One fact about every card: its distinct values, and by card the place of its value among them. */
export interface TableColumn<Value> {
  readonly values: readonly Value[];
  readonly codes: ArrayLike<number>;
}

/**
 * All cards of a game that are there, side by side, in the order of their sets' ids and numbers: what amounts are reckoned from. It
 * never changes; where the catalogue has, there is another one.
 */
export interface CardTable {
  readonly ids: readonly PrintingId[];
  /** As printed. */
  readonly names: TableColumn<string>;
  /** `YYYY-MM-DD`; empty for a set without a date. */
  readonly released: TableColumn<string>;
  /**
   * What is compared as text, by the name of an attribute or of a fact that all cards have: `set`, `series`, `number`, `rarityName`,
   * `artist`, `variant`, `language`. Undefined where the index is older than it.
   */
  texts(name: string): TableColumn<TextValue> | undefined;
  /** Numbers by the name of an attribute, or `printed`, `generation`. */
  numbers(name: string): TableColumn<readonly number[]> | undefined;
  /** Of a card that is there. */
  placeOf(id: string): number | undefined;
  /** Where an id would stand; halfway before the next card when it is not there. */
  placeNear(id: string): number;
  /** Cards by their places, as lists show them. */
  cardsAt(places: readonly number[]): readonly CatalogCard[];
  /** The same as prices are asked for, with the keys under which there are any. */
  pricedAt(
    places: readonly number[],
    now: Pick<PricesNow, "variantsPriced">,
  ): readonly PricedCard[];
  /**
   * By card, 1 where a query finds it.
   *
   * @param currency that prices are compared in
   */
  matching(query: SearchTree, currency?: string): Promise<Uint8Array>;
}
