import * as z from "zod";
import { VariantKey } from "../values.ts";
import { CurrentPrice, Market } from "./price-views.ts";

/** The one price of a card, in lists and beside it. */
export const MarketPrice = Market.omit({ contradictedBy: true })
  .extend({ variant: VariantKey.meta({ description: "Whose price it is." }) })
  .meta({
    id: "MarketPrice",
    description:
      "Of the first of the card’s variants that has one; docs/prices.md says how it is chosen.",
  });
export type MarketPrice = z.output<typeof MarketPrice>;

/** What one card's variants cost, each with what every source says last. */
export const VariantPrices = z
  .object({
    variant: VariantKey,
    market: Market.omit({ contradictedBy: true }).optional().meta({
      description: "Absent where no source tells a price, or none in the currency.",
    }),
    series: z.array(CurrentPrice),
  })
  .meta({ id: "VariantPrices" });
export type VariantPrices = z.output<typeof VariantPrices>;
