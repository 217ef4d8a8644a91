import type * as z from "zod";
import { VariantKey } from "../values.ts";
import { Market } from "./price-views.ts";

/** The one price of a card, in lists and beside it. */
export const MarketPrice = Market.omit({ contradictedBy: true })
  .extend({ variant: VariantKey.meta({ description: "Whose price it is." }) })
  .meta({
    id: "MarketPrice",
    description:
      "Of the first of the card’s variants that has one; docs/prices.md says how it is chosen.",
  });
export type MarketPrice = z.output<typeof MarketPrice>;
