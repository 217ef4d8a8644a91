import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { Day, Language, VariantKey } from "../values.ts";
import { CardView } from "./catalog-views.ts";
import { MarketPrice } from "./market-price.ts";

export { readings } from "../holdings/readings.ts";

/** Costs are added up, which needs one currency. */
export const inOneCurrency = {
  currency: KnownCurrency.default("EUR").meta({
    description:
      "What costs are told in, by the reference rates of the prices’ days; a price for which no such rate is known is none.",
    examples: ["EUR"],
  }),
};

/** Which printings are asked about, and what stands for them. */
export const ofLanguages = {
  language: Language.optional().meta({
    description: "Only printings in this language. Absent: in all. A set has one itself.",
  }),
  languages: z.enum(["own", "any"]).default("own").meta({
    description:
      "`own`: a copy completes the printing that it is listed under. `any`: the printings of the same set and number in other languages as well.",
  }),
};

const count = z.int().nonnegative();

const shape = {
  owned: count,
  missing: count,
  total: count,
  percent: z
    .number()
    .min(0)
    .max(100)
    .meta({
      description: "Rounded down to tenths: 100 is all of it.",
      examples: [98.5],
    }),
  toComplete: z
    .object({
      amount: count.meta({
        description:
          "Of all that is missing, each for the least money, in the currency’s smallest unit.",
      }),
      unpriced: count.meta({
        description: "Missing things that nobody tells a price of: they are not in the amount.",
      }),
    })
    .meta({ description: "What the rest costs." }),
};

export const Reading = z.object(shape).meta({ id: "CompletionReading" });

export const CompletionGroup = z
  .object({
    key: z.string().meta({
      description: "The set’s id, the number of the species or generation, or the name.",
      examples: [charizard.setId],
    }),
    label: z.string().meta({ examples: ["Base Set"] }),
    releasedOn: Day.optional().meta({ description: "Of sets." }),
    official: Reading,
    secrets: Reading,
    master: Reading,
    species: Reading.optional().meta({ description: "Of species and generations." }),
  })
  .meta({ id: "CompletionGroup" });

export const MissingCard = z
  .object({
    card: CardView.meta({
      description: "The card that fills the gap for the least money, or the first that does.",
    }),
    variant: VariantKey.optional().meta({
      description: "The variant that is missing, where just that one is: by `master`.",
    }),
    species: z.int().positive().optional().meta({
      description: "The number of the species that is missing: by `species`.",
    }),
    price: MarketPrice.optional().meta({ description: "Absent where nobody tells one." }),
  })
  .meta({ id: "MissingCard" });

/** What is told of all that is missing, beside a page of it. */
export const missingShape = { ...shape, currency: KnownCurrency };
