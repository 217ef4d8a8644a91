import { CardId } from "#schemas/catalog/card-id.ts";
import type { CardPriceNow } from "#schemas/http/price-now-views.ts";
import type { Currency } from "#schemas/prices/price-fragment.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { PrintingId } from "#schemas/values.ts";
import {
  type CatalogStore,
  findHeld,
  type HeldThing,
  type IdTables,
  identifyAll,
  whatItMeans,
} from "../../catalog/index.ts";
import type { MarketOptions, MarketView } from "../market/market-of-series.ts";
import type { PricesOfGame } from "./current-prices.ts";
import { type ByFileDeps, gameOf, noPrices, optionsFor } from "./priced-by-file.ts";
import { changesOf, priceOfCardNow, variantsNow } from "./prices-for-card.ts";

export interface PricesOfCardsDeps extends ByFileDeps {
  readonly store: CatalogStore;
  readonly idTables: IdTables;
}

type Prices = ReadonlyMap<string, Pick<PricesOfGame, "series">>;

/**
 * What these cards cost now, one by one and in their order. An id that means none, or several, says why. Costs a card's
 * reading for each, and what newer files of prices take.
 */
export async function getPricesOfCards(
  { ids, currency }: { readonly ids: readonly string[]; readonly currency?: Currency | undefined },
  deps: PricesOfCardsDeps,
): Promise<readonly CardPriceNow[]> {
  const readable = ids.map((id) => id.trim()).filter((id) => CardId.safeParse(id).success);
  const meant = await identifyAll(readable, deps.idTables);
  const printings = [...meant.values()].flatMap((one) =>
    one.outcome === "found" ? one.printingId : [],
  );
  const games = [...new Set(printings.map(gameOf))];
  const [cards, files] = await Promise.all([
    findHeld(printings, deps),
    Promise.all(
      games.map(async (game) => [game, (await deps.current.of(game)) ?? noPrices] as const),
    ),
  ]);
  const prices: Prices = new Map(files);
  const series = [...cards.keys()].flatMap((id) => ofGame(prices, id).series(pricedPrintingOf(id)));
  const options = await optionsFor(series, currency, deps);
  return ids.map((id) => {
    const what = meant.get(id.trim()) ?? { outcome: "unknown", reason: "no_id" };
    if (what.outcome !== "found") return untold(id, what);
    const card = cards.get(what.printingId);
    if (!card) return untold(id, { outcome: "unknown", reason: "no_such_card" });
    return { id, outcome: "found", ...priceNow(card, ofGame(prices, card.id), options) };
  });
}

const ofGame = (prices: Prices, id: PrintingId) => prices.get(gameOf(id)) ?? noPrices;

type Unmeant = Parameters<typeof whatItMeans>[1];

const untold = (id: string, what: Unmeant): CardPriceNow => ({
  ...{
    id,
    outcome: what.outcome,
    reason: what.reason,
    detail: whatItMeans(id, what),
    variants: [],
  },
});

function priceNow(card: HeldThing, prices: Pick<PricesOfGame, "series">, options: MarketOptions) {
  const price = priceOfCardNow(card, prices, options);
  return {
    printingId: card.id,
    ...(price && { price: { ...inShort(price.market), variant: price.variant } }),
    variants: variantsNow(card, prices, options).map(({ variant, market, series }) => ({
      ...{ variant, ...(market && { market }) },
      changes: market ? changesOf(market, series) : {},
    })),
  };
}

/** A market price as lists tell it. */
export const inShort = ({ contradictedBy: _others, ...market }: MarketView) => market;
