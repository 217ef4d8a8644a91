import { pricedCards } from "../pricing/priced-cards.ts";
import type { PriceColumns } from "../search/card-prices.ts";
import type { CardTable } from "../search/card-table.ts";
import type { SearchRequest } from "../search/search-index.ts";
import type { CardIndex } from "./card-index.ts";

type PricesFor = (index: CardIndex, request: SearchRequest) => Promise<PriceColumns | undefined>;

/** The one table of each index: whoever keeps what it reckoned from one finds it again. */
export function tablesOfIndexes(pricesFor: PricesFor): (index: CardIndex) => CardTable {
  const tables = new WeakMap<CardIndex, CardTable>();
  return (index) => {
    const table = tables.get(index) ?? tableOf(index, pricesFor);
    tables.set(index, table);
    return table;
  };
}

function tableOf(index: CardIndex, pricesFor: PricesFor): CardTable {
  const { file, cards } = index;
  // A collection asks for all of its cards at once: looking for each in order would take ten times as long.
  let places: ReadonlyMap<string, number> | undefined;
  return {
    ids: file.ids,
    names: index.column(file.name),
    released: index.column(file.released),
    texts(name) {
      const column = file.texts[name];
      return column && index.column(column);
    },
    numbers(name) {
      const column = file.numbers[name];
      return column && index.column(column);
    },
    placeOf(id) {
      places ??= new Map(file.ids.map((one, place) => [one, place]));
      return places.get(id);
    },
    placeNear: (id) => cards.placeOf(id) ?? -0.5,
    cardsAt: (wanted) => cards.at(wanted),
    pricedAt: (wanted, now) => pricedCards(index, now, wanted),
    async matching(query, currency) {
      const request = { query, sort: "number", limit: 0, currency } as const;
      const prices = await pricesFor(index, request);
      index.scratch.begin();
      return index.matches(query, undefined, { prices }).slice();
    },
  };
}
