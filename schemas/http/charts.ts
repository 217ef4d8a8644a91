import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { charizard, priceSources } from "../catalog/examples.ts";
import { chartLook, chartRanges, marketSource } from "../images/chart.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { VariantKey } from "../values.ts";
import type { Operation } from "./operation.ts";

const path = z.strictObject({ printingId: CardId });

const query = z.strictObject({
  range: z
    .enum(chartRanges, { error: `must be one of ${chartRanges.join(", ")} (days)` })
    .default("365")
    .meta({ description: "How many days back, today included.", examples: ["90"] }),
  variant: VariantKey.optional().meta({ description: "Absent: all of them." }),
  source: z
    .string()
    .max(80)
    .optional()
    .meta({
      description: `Or \`${marketSource}\`: of each variant the source that its market price is from. Absent: all of them.`,
      examples: [...priceSources.slice(0, 1), marketSource],
    }),
  currency: KnownCurrency.optional().meta({
    description: "By the reference rates of each day. Absent: that of the best source.",
    examples: ["EUR"],
  }),
  ...chartLook,
});

const problems = [
  "request.invalid",
  "catalog.no_such_card",
  "catalog.ambiguous_id",
  "charts.no_prices",
  "charts.no_such_series",
] as const;

const chart = {
  method: "GET",
  access: "user",
  /** Prices change a few times a day. */
  cache: "private, max-age=300",
  request: { path, query },
} as const;

export const getPriceChart = {
  ...chart,
  id: "charts.getPriceChart",
  path: "/v1/cards/{printingId}/prices/chart.svg",
  summary: "Draws what a card has cost, as SVG.",
  description:
    "A line for each variant and source. Days without a price are gaps; prices that nothing has confirmed stand apart. It has a " +
    "title and a description for those who do not see it, and loads nothing.",
  response: { status: 200, body: z.string(), contentType: "image/svg+xml; charset=utf-8" },
  problems,
  example: {
    request: { printingId: charizard.id, range: "90" },
    response: '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400">…</svg>',
  },
} as const satisfies Operation;

export const getPriceChartPicture = {
  ...chart,
  id: "charts.getPriceChartPicture",
  path: "/v1/cards/{printingId}/prices/chart.png",
  summary: "Leads to a picture of what a card has cost, as PNG.",
  description:
    "The same chart on our CDN, in the letters of all our pictures, at an address that never shows another one: when a price changes, " +
    "the chart has another address.",
  response: {
    status: 302,
    description: "`Location` is the picture's address, for some weeks.",
    headers: ["location"],
    otherwise202: "It is being drawn: ask again after `Retry-After` seconds.",
  },
  problems: [...problems, "images.picture_unavailable"],
  example: { request: { printingId: charizard.id, range: "90" } },
} as const satisfies Operation;
