import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { charizard, charizardProduct } from "../catalog/examples.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { pricedPrintingOf } from "../prices/priced-printing.ts";
import { Game, PrintingId, wholeNumber } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";
import { CardPriceNow, PriceComparison, TrendingPrice } from "./price-now-views.ts";

const cache = "private, max-age=60";
const day = "2026-08-22";
const market = {
  ...{ amount: 41_250, currency: "USD", source: charizardProduct.shop, of: "market" as const },
  ...{ day, ageDays: 0, confidence: "medium" as const },
};
const [variant] = charizard.variants.map(({ key }) => key);
const currency = KnownCurrency.optional().meta({
  description:
    "What prices are told in, by the reference rates of their days. Absent: that of the source of each.",
  examples: ["EUR"],
});

export const getPricesOfCards = {
  id: "prices.getPricesOfCards",
  method: "POST",
  path: "/v1/cards/prices",
  summary: "What up to 200 cards cost now, by ids of any kind, one by one.",
  description:
    "Answers come in the order of the ids; one that means nothing, or several cards, says why and costs the others nothing. " +
    "A card without a price has no variants. Prices are minutes old at most after they came in.",
  access: "user",
  limit: "read",
  request: {
    body: z.strictObject({
      ids: z
        .array(z.string())
        .min(1)
        .max(200)
        .meta({ examples: [[charizard.id]] }),
      currency,
    }),
    maxBodyBytes: 65_536,
  },
  response: { status: 200, body: z.object({ items: z.array(CardPriceNow) }) },
  problems: ["request.invalid"],
  example: {
    request: { ids: [charizard.id] },
    response: {
      items: [
        {
          ...{ id: charizard.id, outcome: "found" as const, printingId: charizard.id },
          price: { ...market, variant },
          variants: [{ variant, market: { ...market, contradictedBy: [] }, changes: { 7: -1.4 } }],
        },
      ],
    },
  },
} as const satisfies Operation;

export const listTrending = {
  id: "prices.listTrending",
  method: "GET",
  path: "/v1/prices/trending",
  summary: "Which prices of a game moved most over a day, a week or a month.",
  description:
    "By percent, of market prices that are sure enough: see docs/prices.md for those that are left out. A page that follows goes " +
    "on where the one before ended, also when newer prices have come meanwhile.",
  access: "user",
  request: {
    query: z.strictObject({
      game: Game,
      window: z.enum(["1", "7", "30"]).default("7").meta({ description: "Days." }),
      direction: z.enum(["up", "down"]).default("up"),
      currency,
      minPrice: wholeNumber({ least: 0, most: 1_000_000_000 })
        .default(100)
        .meta({ description: "In the smallest unit of the currency that a price is told in." }),
      ...paging,
    }),
  },
  response: { status: 200, body: pageOf(TrendingPrice) },
  cache,
  problems: ["request.invalid", "request.bad_cursor"],
  example: {
    request: { game: charizard.game, window: "7", direction: "up", minPrice: 500, limit: 1 },
    response: {
      items: [
        {
          printing: pricedPrintingOf(PrintingId.parse(charizard.id)),
          ...{ printingId: charizard.id, name: charizard.name, variant, change: 12.5, market },
        },
      ],
    },
  },
} as const satisfies Operation;

export const comparePrices = {
  id: "prices.comparePrices",
  method: "GET",
  path: "/v1/cards/{printingId}/prices/comparison",
  summary: "What each source says of a card, side by side in one currency.",
  description:
    "The newest price of each source, how old it is, how far from the market price, and whether it contradicts that.",
  access: "user",
  request: { path: z.strictObject({ printingId: CardId }), query: z.strictObject({ currency }) },
  response: { status: 200, body: PriceComparison },
  cache,
  problems: ["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"],
  example: {
    request: { printingId: charizard.id },
    response: {
      printingId: charizard.id,
      variants: [
        {
          ...{ variant, currency: "USD", market: { ...market, contradictedBy: [] } },
          sources: [
            {
              ...{ source: charizardProduct.shop, shop: charizardProduct.shop },
              ...{ amount: 41_250, of: "market" as const, day, ageDays: 0, isConfirmed: true },
              told: { amount: 41_250, currency: "USD" },
              ...{ fromMarketPercent: 0, isMarket: true, contradicts: false },
            },
          ],
        },
      ],
    },
  },
} as const satisfies Operation;
