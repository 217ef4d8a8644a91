import { languagePartOf } from "#schemas/catalog/printing-id.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { PrintingId } from "#schemas/values.ts";
import type { CardIndex } from "../indexing/card-index.ts";
import type { PriceColumn } from "../search/card-prices.ts";
import type { MarketOfCard, PricedCard, PricesNow } from "./market-prices.ts";

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

/** All cards of an index with the variants that it holds; what these were called before is in the cards themselves. */
function pricedCards(index: CardIndex, now: PricesNow): readonly PricedCard[] {
  const { file, cards } = index;
  const column = file.texts["variant"];
  const { values, codes } = column ? index.column(column) : { values: [], codes: [] };
  const variants = values.map(({ words }) => words.map((key) => ({ key })));
  const named = values.map(({ words }) => new Set(words));
  const odd: number[] = [];
  const all = file.ids.map((id, place): PricedCard => {
    const code = codes[place] ?? 0;
    if (!isNamed(id, named[code], now)) odd.push(place);
    return { id, language: languagePartOf(id), variants: variants[code] ?? [] };
  });
  // Few: prices under a key that no variant has at present.
  for (const [at, card] of cards.at(odd).entries()) all[odd[at] ?? 0] = card;
  return all;
}

function isNamed(id: PrintingId, keys: ReadonlySet<string> | undefined, now: PricesNow): boolean {
  for (const variant of now.variantsPriced(id)) if (!keys?.has(variant)) return false;
  return true;
}
