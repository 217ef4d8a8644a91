import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import type { PriceColumn } from "../search/card-prices.ts";
import type { MarketOfCard, PricesNow } from "./market-prices.ts";
import { pricedCards } from "./priced-cards.ts";

/** Columns that are kept for an index, a currency each: four numbers of eight bytes a card. */
const mostCurrencies = 4;

interface Kept {
  readonly version: string;
  readonly columns: Map<Currency, Promise<PriceColumn>>;
}

/**
 * What the cards of indexes cost, in their order. Made when a search first asks for a currency, and anew when prices or the index are
 * exchanged: neither has to be built for the other.
 */
export class AlignedPrices {
  private readonly kept = new WeakMap<CardIndex, Kept>();

  async column(index: CardIndex, now: PricesNow, currency: Currency): Promise<PriceColumn> {
    const known = this.kept.get(index);
    const { columns } =
      known?.version === now.version ? known : this.begin(index, { version: now.version });
    const made = columns.get(currency) ?? columnOf(index, now, currency);
    // The one that was asked for last is forgotten last.
    columns.delete(currency);
    columns.set(currency, made);
    const [oldest] = columns.keys();
    if (columns.size > mostCurrencies && oldest !== undefined) columns.delete(oldest);
    made.catch(() => columns.delete(currency));
    return made;
  }

  private begin(index: CardIndex, of: Pick<Kept, "version">): Kept {
    const kept: Kept = { ...of, columns: new Map() };
    this.kept.set(index, kept);
    return kept;
  }
}

async function columnOf(
  index: CardIndex,
  now: PricesNow,
  currency: Currency,
): Promise<PriceColumn> {
  const isKnown = await now.knows(currency);
  return columnWith(
    isKnown ? await now.markets(pricedCards(index, now), currency) : [],
    index.size,
  );
}

function columnWith(markets: readonly (MarketOfCard | undefined)[], size: number): PriceColumn {
  const empty = () => new Float64Array(size).fill(Number.NaN);
  const column = { amounts: empty(), changes: { 1: empty(), 7: empty(), 30: empty() } };
  for (const [card, market] of markets.entries()) {
    if (!market) continue;
    column.amounts[card] = market.units;
    for (const days of ["1", "7", "30"] as const) {
      column.changes[days][card] = market.changes[days] ?? Number.NaN;
    }
  }
  return column;
}
