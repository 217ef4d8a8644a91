import * as z from "zod";
import { gradedHint, gradedText, storedGradedText } from "../prices/graders.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { Currency } from "../prices/price-fragment.ts";
import { userText } from "../text.ts";
import { Condition, Day, Instant, PrintingId, VariantKey } from "../values.ts";

/** What a price that somebody has entered is told to be from. */
export const manual = "manual";

const conditions = Condition.options.join(", ");

/** What a copy is like that a stored price is of: a condition, or a grade of whoever was taken for a company then. */
export const CopyState = z
  .string()
  .regex(
    new RegExp(`^(?:${Condition.options.join("|")}|${storedGradedText})$`),
    `must be one of ${conditions}, or a grade such as psa-10`,
  )
  .meta({ id: "CopyState", examples: ["near_mint", "psa-10"] });
export type CopyState = z.output<typeof CopyState>;

/** What a copy is like that somebody says a price of: a condition, or the grade of a company that is known. */
export const GivenCopyState = z
  .string()
  .regex(
    new RegExp(`^(?:${Condition.options.join("|")}|${gradedText})$`),
    `must be one of ${conditions}, or ${gradedHint}`,
  )
  .meta({ id: "GivenCopyState", examples: ["near_mint", "psa-10"] });

/** What a price is of; a user has one for each at most. */
export const PricedCopy = z.object({
  printingId: PrintingId,
  variant: VariantKey,
  state: CopyState,
});
export type PricedCopy = z.output<typeof PricedCopy>;

/** Whoever says an earlier day has mistyped it: the oldest trading card game is of 1993. */
const earliestDay = "1993-01-01";
/** A day that people say something of. */
export const GivenDay = Day.refine((day) => day >= earliestDay, `must be ${earliestDay} or later`);

/** Most prices of one account. */
export const mostPrices = 10_000;

/** In a currency's smallest unit. */
export const mostAmount = 10_000_000_000;

/** What somebody says that a copy costs. */
export const GivenPrice = z.strictObject({
  amount: z
    .int()
    .positive()
    .max(mostAmount, `must be at most ${mostAmount}`)
    .meta({
      description: "In the currency's smallest unit, such as cents.",
      examples: [41_250],
    }),
  currency: KnownCurrency.meta({ examples: ["EUR"] }),
  day: GivenDay.optional().meta({
    description: "When it was so, no later than it is anywhere on earth. Absent: not said.",
  }),
  note: userText(500)
    .optional()
    .meta({ examples: ["At the fair in Essen"] }),
});
export type GivenPrice = z.output<typeof GivenPrice>;

/**
 * A price that a user has entered, for themselves. It is read as it was taken then: whoever entered it by another rule than
 * today's can still see it, change it and take it back.
 */
export const OwnPrice = PricedCopy.extend({
  amount: z
    .int()
    .positive()
    .meta(GivenPrice.shape.amount.meta() ?? {}),
  currency: Currency.meta({ examples: ["EUR"] }),
  day: Day.optional().meta({ description: "When it was so. Absent: not said." }),
  note: z
    .string()
    .optional()
    .meta({ examples: ["At the fair in Essen"] }),
  source: z.literal(manual),
  version: z.int().positive(),
  createdAt: Instant,
  updatedAt: Instant,
}).meta({ id: "OwnPrice" });
export type OwnPrice = z.output<typeof OwnPrice>;
