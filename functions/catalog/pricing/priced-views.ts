import type { CardView } from "#schemas/http/catalog-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import type { MarketPrices } from "./market-prices.ts";

export interface PricedViewsDeps {
  /** Absent where cards are shown without prices. */
  readonly prices?: MarketPrices | undefined;
}

/**
 * Cards with what they cost, of those that have a price that is known.
 *
 * @param currency absent for the one of the source whose price it is
 */
export async function pricedViews(
  cards: readonly CardView[],
  currency: Currency | undefined,
  { prices }: PricedViewsDeps,
): Promise<CardView[]> {
  if (!prices || cards.length === 0) return [...cards];
  const priced = new Map<CardView, CardView>();
  for (const [game, own] of Map.groupBy(cards, (card) => card.game)) {
    const now = await prices.of(game);
    const markets = (await now?.markets(own, currency)) ?? [];
    for (const [at, market] of markets.entries()) {
      const card = own[at];
      if (card && market) priced.set(card, { ...card, marketPrice: market.price });
    }
  }
  return cards.map((card) => priced.get(card) ?? card);
}

/** One card with what it costs, and with what each source says of each of its variants. */
export async function wholePricedView(
  card: CardView,
  currency: Currency | undefined,
  deps: PricedViewsDeps,
): Promise<CardView> {
  const [[priced = card], now] = await Promise.all([
    pricedViews([card], currency, deps),
    deps.prices?.of(card.game),
  ]);
  const prices = (await now?.variants(card, currency)) ?? [];
  return prices.length > 0 ? { ...priced, prices: [...prices] } : priced;
}
