import { searchedCurrency } from "#schemas/games/index.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import type { PriceColumns } from "../search/card-prices.ts";
import type { SearchRequest } from "../search/search-index.ts";
import { currenciesIn } from "../search/searched-currencies.ts";
import { AlignedPrices } from "./aligned-prices.ts";
import type { MarketPrices } from "./market-prices.ts";

export interface PricesForSearchDeps {
  /** Absent where cards have no prices. */
  readonly prices?: MarketPrices | undefined;
  /** Is told why a search goes without prices. */
  readonly onTrouble: (error: unknown) => void;
}

/** Gets what a search has to know of prices, which is nothing for most; undefined as well where they cannot be had. */
export function pricesForSearch({ prices, onTrouble }: PricesForSearchDeps) {
  const aligned = new AlignedPrices();
  return async (index: CardIndex, request: SearchRequest): Promise<PriceColumns | undefined> => {
    const { query, sort, currency = searchedCurrency } = request;
    const wanted = currenciesIn(query, sort, currency);
    if (!prices || wanted.size === 0) return undefined;
    try {
      const now = await prices.of(index.definition.name);
      if (!now) return undefined;
      const columns = [...wanted].map(
        async (one) => [one, await aligned.column(index, now, one)] as const,
      );
      return { currency, byCurrency: new Map(await Promise.all(columns)) };
    } catch (error) {
      onTrouble(error);
      return undefined;
    }
  };
}
