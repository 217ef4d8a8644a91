import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { charizard, charizardProduct, priceSources } from "../catalog/examples.ts";
import { gradedHint, gradedText } from "../prices/graders.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { Condition, Day, VariantKey } from "../values.ts";
import type { Operation } from "./operation.ts";
import { CardPrices, PriceHistory } from "./price-views.ts";

export { comparePrices, getPricesOfCards, listTrending } from "./prices-now.ts";

/** Prices change a few times a day. */
const cache = "private, max-age=300";

const path = z.strictObject({ printingId: CardId });

const inWhat = KnownCurrency.optional().meta({ examples: ["EUR"] });

/** What of a card's history is wanted. */
const ofHistory = z.strictObject({
  from: Day.optional().meta({ description: "Absent: a year before `to`." }),
  to: Day.optional().meta({ description: "UTC, included. Absent: today." }),
  variant: VariantKey.optional(),
  condition: Condition.optional().meta({ description: "Of ungraded copies." }),
  grade: z
    .string()
    .regex(new RegExp(`^${gradedText}$`), `must be ${gradedHint}`)
    .optional()
    .meta({ description: "Of graded copies.", examples: ["psa-9.5"] }),
  source: z
    .string()
    .max(80)
    .optional()
    .meta({ examples: priceSources.slice(0, 1) }),
  currency: inWhat.meta({
    description:
      "What amounts are told in, by the reference rates of each day; a day without a rate is left out. Absent: each " +
      "series in its own.",
  }),
});

/** A copy is in a condition, or graded: who asks for both would get none. */
const ofOneState = <Query extends z.ZodType<{ condition?: string; grade?: string }>>(
  query: Query,
) =>
  query.refine(({ condition, grade }) => condition === undefined || grade === undefined, {
    path: ["grade"],
    error: "cannot be asked for together with condition: a graded copy has a grade alone",
  });

const day = "2026-08-22";
const figures = { low: 38_000, mid: 44_000, high: 99_999, market: 41_250 };
const shop = { source: charizardProduct.shop, shop: charizardProduct.shop, currency: "USD" };

export const getCardPrices = {
  id: "prices.getCardPrices",
  method: "GET",
  path: "/v1/cards/{printingId}/prices",
  summary: "What a card costs: the market price of each variant, and what each source says.",
  description:
    "With age, confidence, changes, lows and highs, volatility and trend of each series. A price is of the card in its own " +
    "language, or of a product that is sold for any. Where there is none, the list of variants is empty.",
  access: "user",
  request: {
    path,
    query: z.strictObject({
      currency: inWhat.meta({
        description:
          "What the market price is told in; one for which no reference rate is known has none. Absent: the currency of " +
          "its source.",
      }),
    }),
  },
  response: { status: 200, body: CardPrices },
  cache,
  problems: ["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"],
  example: {
    request: { printingId: charizard.id },
    response: {
      printingId: charizard.id,
      variants: [
        {
          variant: "holo",
          market: {
            ...{ amount: 41_250, currency: "USD", source: charizardProduct.shop, of: "market" },
            ...{ day, ageDays: 0, confidence: "medium", contradictedBy: [] },
          },
          series: [
            {
              ...shop,
              newest: {
                ...{ day, ageDays: 0, isConfirmed: true, observedAt: `${day}T20:35:04.120Z` },
                ...figures,
              },
              statistics: {
                changes: { 1: { amount: -250, percent: -0.6, since: "2026-08-21" } },
                unconfirmed: 0,
              },
            },
          ],
        },
      ],
    },
  },
} as const satisfies Operation;

export const getPriceHistory = {
  id: "prices.getPriceHistory",
  method: "GET",
  path: "/v1/cards/{printingId}/prices/history",
  summary: "What a card has cost, day by day, or by hours, weeks or months.",
  description:
    "Up to 1,100 days by day, or 11,000 by week or month. Days without a price are left out. Hours are kept for 90 days, of sources that are asked " +
    "hourly for the cards that people want most; an hour is told as it came, without a verdict whether it is believed.",
  access: "user",
  request: {
    path,
    query: ofOneState(
      ofHistory.extend({
        interval: z.enum(["hour", "day", "week", "month"]).optional().meta({
          description: "Absent: day. By hour, 90 days at most, and 7 where `from` is absent.",
        }),
      }),
    ),
  },
  response: { status: 200, body: PriceHistory },
  cache,
  problems: ["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"],
  example: {
    request: { printingId: charizard.id, from: day, to: day },
    response: {
      ...{ printingId: charizard.id, from: day, to: day },
      series: [{ variant: "holo", ...shop, points: [{ day, ...figures }] }],
    },
  },
} as const satisfies Operation;

export const getPriceTable = {
  id: "prices.getPriceTable",
  method: "GET",
  path: "/v1/cards/{printingId}/prices/history.csv",
  summary: "What a card has cost, day by day, as a table for spreadsheets (CSV).",
  description: "A line for each series and day, amounts as decimal numbers. Up to 1,100 days.",
  access: "user",
  request: { path, query: ofOneState(ofHistory) },
  response: { status: 200, body: z.string(), contentType: "text/csv; charset=utf-8" },
  cache,
  problems: ["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"],
  example: {
    request: { printingId: charizard.id, from: day, to: day },
    response:
      "day,variant,source,currency,low,mid,high,market,directLow,average,avg1,avg7,avg30,listings,isConfirmed,condition,grade\r\n" +
      `2026-08-22,holo,${charizardProduct.shop},USD,380.00,440.00,999.99,412.50,,,,,,,true,near_mint,\r\n`,
  },
} as const satisfies Operation;
