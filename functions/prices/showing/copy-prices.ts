import type { Currency } from "#schemas/prices/price-fragment.ts";
import { type PricedPrintingId, pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { Day, Game, PrintingId } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import type { PricedCard } from "../../catalog/index.ts";
import { copyOfText, stateText } from "../books/priced-copy.ts";
import type { CurrentSeries, PricesOfGame } from "../current/current-prices.ts";
import { type ByFileDeps, noPrices, optionsSince } from "../current/priced-by-file.ts";
import { changesOf, offerOf, seriesOfCopies } from "../current/prices-for-card.ts";
import { daysOf, type MarketOptions, marketOf } from "../market/market-of-series.ts";

/** What copies of a card cost in one variant and state, as whoever says it tells it. */
export interface CopyPrice {
  readonly variant: string;
  /** `lightly_played`, `psa-9.5`; absent where nobody says one, which is near mint. */
  readonly state?: string;
  /** In the smallest unit of the currency in which it came. */
  readonly amount: number;
  readonly currency: Currency;
  readonly source: string;
  readonly day: Day;
  /** By how many percent it has moved within thirty days; absent where too few prices tell. */
  readonly change?: number;
}

/** What copies of a game cost at present, in every state that somebody tells a price of. */
export interface CopyPricesNow {
  /** When the reading began that they were made of; empty before any prices were known. */
  readonly builtAt: string;
  /** Keys of variants under which a printing has prices. */
  variantsPriced(id: PrintingId): Iterable<string>;
  /** Has all at hand that is needed to tell what copies of these printings cost. */
  among(ids: Iterable<PrintingId>): Promise<(card: PricedCard) => readonly CopyPrice[]>;
}

/** Tells what copies cost [PRC-6]: of each variant and state the one market price, in the currency in which it came. */
export interface CopyPrices {
  /** @throws whatever keeps the first prices of the game from being had */
  of(game: Game): Promise<CopyPricesNow>;
}

type Prices = Pick<PricesOfGame, "series">;

export function copyPrices(deps: ByFileDeps): CopyPrices {
  /** What was worked out of a file on a day stays the same, and a container is asked for the same cards again and again. */
  const known = new WeakMap<Prices, { readonly day: Day; readonly copies: CopiesByCard }>();
  const rememberedOn = (day: Day, prices: Prices): CopiesByCard => {
    const before = known.get(prices);
    if (before?.day === day) return before.copies;
    const copies: CopiesByCard = new Map();
    known.set(prices, { day, copies });
    return copies;
  };
  return {
    async of(game) {
      const file = await deps.current.of(game);
      const prices = file ?? noPrices;
      return {
        builtAt: file?.builtAt ?? "",
        *variantsPriced(id) {
          for (const { key } of prices.series(pricedPrintingOf(id))) {
            yield copyOfText(key.variant).variant;
          }
        },
        async among(ids) {
          const today = utcDay(deps.clock());
          const options = await optionsSince(firstDay(ids, prices, today), undefined, deps);
          const copies = rememberedOn(today, prices);
          return (card) => {
            const name = `${card.id} ${card.language}`;
            const made = copies.get(name) ?? copiesNow(card, prices, options);
            copies.set(name, made);
            return made;
          };
        },
      };
    },
  };
}

type CopiesByCard = Map<string, readonly CopyPrice[]>;

/** The market price of each variant and state of a card, where it has one. */
function copiesNow(card: PricedCard, prices: Prices, options: MarketOptions): readonly CopyPrice[] {
  const byCopy = Map.groupBy(seriesOfCopies(card, prices), ({ key }) => key.variant);
  return [...byCopy].flatMap(([text, series]) => {
    const market = marketOf(series.map(offerOf), options);
    if (!market) return [];
    const { variant, state } = copyOfText(text);
    const { source, day } = market;
    const { amount, currency } = market.converted ?? market;
    const change = changesOf(market, series)[30];
    const price = {
      ...{ variant, amount, currency, source, day },
      ...(change !== undefined && { change }),
    };
    return [state ? { ...price, state: stateText(state) } : price];
  });
}

/** The first day of which any of the printings has a price that may count. */
function firstDay(ids: Iterable<PrintingId>, prices: Prices, today: Day): Day {
  let first = today;
  const seen = new Set<PricedPrintingId>();
  for (const id of ids) {
    const printing = pricedPrintingOf(id);
    if (seen.has(printing)) continue;
    seen.add(printing);
    for (const series of prices.series(printing)) first = earliest(series, first);
  }
  return first;
}

const earliest = (series: CurrentSeries, before: Day): Day =>
  daysOf(offerOf(series)).reduce((least, day) => (day < least ? day : least), before);
