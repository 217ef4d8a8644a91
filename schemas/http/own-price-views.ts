import * as z from "zod";
import { OwnPrice } from "../collections/own-price.ts";
import { Currency } from "../prices/price-fragment.ts";
import { CardPrices } from "./price-views.ts";

/** A price that the caller has entered, beside those of sources. */
const Own = OwnPrice.omit({ printingId: true, variant: true }).extend({
  converted: z
    .object({ amount: z.int().nonnegative(), currency: Currency })
    .optional()
    .meta({
      description:
        "In the currency that was asked for, by the reference rates of its day, or of the day on which it was entered. Absent " +
        "where it is in it, and where no rate is known.",
    }),
});

export const CardPricesOfCaller = CardPrices.extend({
  variants: z.array(
    CardPrices.shape.variants.element.extend({
      own: Own.optional().meta({ description: "What the caller has entered for such a copy." }),
    }),
  ),
}).meta({ id: "CardPricesOfCaller" });
