import * as z from "zod";
import { priceSources } from "../catalog/examples.ts";
import { Currency } from "../prices/price-fragment.ts";
import { Condition, Day, Instant, PrintingId, VariantKey } from "../values.ts";

const amount = z
  .int()
  .nonnegative()
  .meta({
    description: "In the currency's smallest unit, such as cents.",
    examples: [41_250],
  });
const source = z.string().meta({
  description: "Whose price it is: a shop, or who passes it on before the shop.",
  examples: priceSources,
});

/** A day's figures as the shop tells them; one that it does not tell is absent, and 0 is none. */
const figures = {
  low: amount.optional(),
  mid: amount.optional(),
  high: amount.optional(),
  market: amount
    .optional()
    .meta({ description: "What it sells for; of a shop that tells a trend, that." }),
  directLow: amount.optional(),
  average: amount.optional(),
  avg1: amount.optional().meta({ description: "Average of what was sold on one day." }),
  avg7: amount.optional(),
  avg30: amount.optional(),
  listings: z.int().nonnegative().optional(),
};

const DailyPrice = z.object({ day: Day, amount });

const Change = z.object({
  amount: z.int().meta({ description: "Below 0 where it fell." }),
  percent: z.number(),
  since: Day,
});

/** See docs/prices.md for what each of them is. */
const PriceStatistics = z
  .object({
    changes: z
      .partialRecord(z.enum(["1", "7", "30", "90", "365"]), Change)
      .meta({ description: "By days. One that too few prices tell is absent." }),
    year: z
      .object({
        days: z.int().positive().meta({ description: "That have a price." }),
        low: DailyPrice,
        high: DailyPrice,
        average: amount,
        median: amount,
      })
      .optional(),
    allTimeLow: DailyPrice.optional(),
    allTimeHigh: DailyPrice.optional(),
    volatility: z.number().optional().meta({ description: "Percent in 30 days." }),
    trend: z
      .object({
        direction: z.enum(["up", "down", "flat"]),
        strength: z.number().min(0).max(1),
        percentAMonth: z.number(),
      })
      .optional(),
    unconfirmed: z.int().nonnegative().meta({
      description:
        "Prices that are no part of these, because they jump and nothing confirmed them.",
    }),
  })
  .meta({ id: "PriceStatistics" });

const Newest = z.object({
  day: Day,
  ageDays: z.int().nonnegative(),
  isConfirmed: z.boolean().meta({ description: "False for a jump that was seen but once." }),
  observedAt: Instant,
  ...figures,
});

/** Of which copies a price is, where they are other ones than near mint. */
const copies = {
  variant: VariantKey,
  condition: Condition.optional().meta({ description: "Absent for near mint, and where graded." }),
  grade: z
    .object({
      company: z.string().meta({ examples: ["psa"] }),
      grade: z.string().meta({ examples: ["9.5"] }),
    })
    .optional()
    .meta({ description: "Who graded the copies, and how. Absent for ungraded ones." }),
};

const series = { source, shop: z.string(), currency: Currency };

/** What a source says last of a variant. */
export const CurrentPrice = z.object({
  ...series,
  day: Day,
  ageDays: z.int().nonnegative(),
  isConfirmed: z.boolean().meta({ description: "False for a jump that was seen but once." }),
  ...figures,
});

/** The one price that is shown. */
export const Market = z.object({
  amount,
  currency: Currency,
  converted: z
    .object({ amount, currency: Currency })
    .optional()
    .meta({ description: "What it was converted from, by the reference rates of its day." }),
  source,
  of: z.enum(["market", "mid", "low"]).meta({ description: "Which of its figures." }),
  day: Day,
  ageDays: z.int().nonnegative(),
  confidence: z.enum(["high", "medium", "low"]),
  contradictedBy: z
    .array(z.object({ source, amount, currency: Currency, day: Day }))
    .meta({ description: "Other shops that say four times as much, or as little." }),
});

export const CardPrices = z
  .object({
    printingId: PrintingId,
    variants: z.array(
      z.object({
        ...copies,
        market: Market.optional().meta({ description: "Absent where no source tells a price." }),
        series: z.array(
          z.object({ ...series, newest: Newest, statistics: PriceStatistics.optional() }),
        ),
      }),
    ),
  })
  .meta({ id: "CardPrices" });

const Point = z.object({
  day: Day,
  isConfirmed: z.literal(false).optional().meta({
    description: "Only of a jump that nothing has confirmed.",
  }),
  ...figures,
});

const HourPoint = z.object({
  at: Instant.meta({ description: "When the hour begins (UTC)." }),
  ...figures,
});

const Period = z.object({
  from: Day.meta({ description: "Its first day: a Monday, or the first of a month." }),
  last: amount,
  ...{ low: amount, high: amount, average: amount, median: amount },
  days: z.int().positive().meta({ description: "With a price." }),
});

export const PriceHistory = z
  .object({
    printingId: PrintingId,
    from: Day,
    to: Day,
    series: z.array(
      z.object({
        ...copies,
        ...series,
        points: z
          .array(z.union([Point, HourPoint]))
          .optional()
          .meta({ description: "By day, or by hour: then with `at` and without `day`." }),
        periods: z.array(Period).optional().meta({
          description: "By week or month: of prices that are believed.",
        }),
      }),
    ),
  })
  .meta({ id: "PriceHistory" });
