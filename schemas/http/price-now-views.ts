import * as z from "zod";
import { charizard, priceSources } from "../catalog/examples.ts";
import { Currency } from "../prices/price-fragment.ts";
import { PricedPrintingId } from "../prices/priced-printing.ts";
import { Day, PrintingId, VariantKey } from "../values.ts";
import { ResolvedId } from "./catalog-ids.ts";
import { MarketPrice } from "./market-price.ts";
import { Market } from "./price-views.ts";

const amount = z.int().nonnegative().meta({ description: "In the currency's smallest unit." });
const percent = z.number().meta({ description: "With two decimals." });

/** What a variant costs now. */
const VariantPrice = z.object({
  variant: VariantKey,
  market: Market.optional().meta({
    description: "Absent where no price can be told in the currency.",
  }),
  changes: z
    .partialRecord(z.enum(["1", "7", "30"]), percent)
    .meta({ description: "Percent by days, of the series that the market price is of." }),
});

export const CardPriceNow = ResolvedId.pick({ id: true, outcome: true, reason: true, detail: true })
  .extend({
    printingId: PrintingId.optional(),
    price: MarketPrice.optional().meta({
      description: "Of the first of the card's variants that has one, in the card's own order.",
    }),
    variants: z.array(VariantPrice),
  })
  .meta({ id: "CardPriceNow" });
export type CardPriceNow = z.input<typeof CardPriceNow>;

export const TrendingPrice = z
  .object({
    printing: PricedPrintingId.meta({
      description: "The printing without its language: one price may be of a card in several.",
    }),
    printingId: PrintingId.optional().meta({
      description:
        "The card that is priced, in the language that its source names; absent where the catalogue has none.",
      examples: [charizard.id],
    }),
    name: z.string().optional(),
    variant: VariantKey,
    change: percent.meta({ description: "Over the window, in percent." }),
    market: Market.omit({ contradictedBy: true }),
  })
  .meta({ id: "TrendingPrice" });
export type TrendingPrice = z.input<typeof TrendingPrice>;

const ComparedPrice = z.object({
  source: z.string().meta({ examples: priceSources }),
  shop: z.string(),
  amount: amount.optional().meta({ description: "Absent where no reference rate is known." }),
  of: z.enum(["market", "mid", "low"]),
  told: z.object({ amount, currency: Currency }).meta({ description: "As the source tells it." }),
  day: Day,
  ageDays: z.int().nonnegative(),
  isConfirmed: z.boolean(),
  fromMarketPercent: percent.optional().meta({
    description: "How far it is above the market price; below 0 where it is below.",
  }),
  isMarket: z.boolean().meta({ description: "Whether the market price is its." }),
  contradicts: z
    .boolean()
    .meta({ description: "Four times as much as the market price, or as little." }),
});

export const PriceComparison = z
  .object({
    printingId: PrintingId,
    variants: z.array(
      z.object({
        variant: VariantKey,
        currency: Currency.optional().meta({ description: "Of all amounts but those as told." }),
        market: Market.optional(),
        sources: z.array(ComparedPrice).meta({ description: "The newest price of each." }),
      }),
    ),
  })
  .meta({ id: "PriceComparison" });
export type PriceComparison = z.input<typeof PriceComparison>;
