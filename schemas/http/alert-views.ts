import * as z from "zod";
import { Alert, mostCardsWatched } from "../alerts/alert.ts";
import { priceSources } from "../catalog/examples.ts";
import { Currency } from "../prices/price-fragment.ts";
import { StoredAmounts } from "../storage/value-items.ts";
import { Day } from "../values.ts";

const amount = z
  .int()
  .positive()
  .meta({ description: "In the currency's smallest unit, such as cents.", examples: [2_240] });
const source = z
  .string()
  .optional()
  .meta({
    description: "Whose price it is; absent of a value.",
    examples: [priceSources[0] ?? ""],
  });

/** A price or value on the way that an alert is judged by. */
const WatchedPrice = z.object({
  amount,
  currency: Currency,
  day: Day,
  source,
  converted: z
    .object({ amount, currency: Currency })
    .optional()
    .meta({ description: "What it was converted from, by the rates of `ratesOf`." }),
  amounts: StoredAmounts.optional().meta({
    description: "Of a value that was converted: its sums by currency.",
  }),
});

/** Where a watched price or value is by its line. */
export const AlertStanding = z
  .object({
    side: z.enum(["beyond", "before", "unknown"]).meta({
      description:
        "`beyond` where the price or value has reached the line, `unknown` where there is none yet.",
    }),
    isArmed: z.boolean().meta({ description: "Whether the next crossing fires." }),
    fired: z.int().nonnegative().meta({
      description: "How often it has fired since it was set, or changed in what it watches.",
    }),
    firedOn: Day.optional().meta({ description: "When it did last." }),
    last: WatchedPrice.optional().meta({ description: "The newest price or value." }),
    isDeleted: z.literal(true).optional().meta({
      description:
        "Whether the collection whose value is watched is gone; until it comes back nothing fires.",
    }),
  })
  .meta({ id: "AlertStanding" });
export type AlertStanding = z.output<typeof AlertStanding>;

const detail = z.string().meta({ description: "The same in a sentence." });

/** Something about an alert that its owner should know. */
export const AlertWarning = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("already_met"), detail }),
    z.object({
      kind: z.literal("hardly_ever_met"),
      detail,
      record: z
        .object({ amount, day: Day })
        .meta({ description: "The lowest price of all time; of a line above, the highest." }),
      proposal: z.object({ amount }).optional().meta({
        description: "A line that the price has crossed in the last year, or ever.",
      }),
    }),
    z.object({ kind: z.literal("no_price"), detail }),
    z.object({ kind: z.literal("converted"), detail, from: Currency, ratesOf: Day }),
  ])
  .meta({ id: "AlertWarning" });
export type AlertWarning = z.output<typeof AlertWarning>;

/** What a search or a collection comes to. */
export const CardsWatched = z
  .object({
    found: z.int().nonnegative().meta({
      description:
        "How many cards the search finds, or lie in the collection: each variant, condition and grade by itself.",
    }),
    watched: z
      .int()
      .nonnegative()
      .meta({
        description: `The first of them by set and number, of a collection by id; ${mostCardsWatched} at most.`,
      }),
    isDeleted: z
      .literal(true)
      .optional()
      .meta({ description: "Whether the collection is gone; then nothing is watched." }),
  })
  .meta({ id: "CardsWatched" });
export type CardsWatched = z.output<typeof CardsWatched>;

export const AlertView = Alert.extend({
  standing: AlertStanding.optional().meta({
    description: "Absent of a search or the cards of a collection, and while it is paused.",
  }),
  cards: CardsWatched.optional().meta({
    description:
      "Of a search or the cards of a collection; absent until it has been looked at, and while it is paused.",
  }),
}).meta({ id: "AlertView" });
export type AlertView = z.output<typeof AlertView>;

export const SetAlert = AlertView.extend({ warnings: z.array(AlertWarning) }).meta({
  id: "SetAlert",
});
export type SetAlert = z.output<typeof SetAlert>;

/** When an alert would have fired. */
export const AlertPreview = Alert.pick({
  ...{ subject: true, line: true, rearm: true, source: true, currency: true, ratesOf: true },
})
  .extend({
    from: Day,
    to: Day,
    count: z.int().nonnegative(),
    crossings: z.array(
      z.object({
        price: WatchedPrice,
        before: WatchedPrice.meta({ description: "The price before it." }),
        reference: z
          .object({ amount, day: Day })
          .optional()
          .meta({ description: "What a change or a record is measured from." }),
      }),
    ),
    warnings: z.array(AlertWarning),
  })
  .meta({ id: "AlertPreview" });
export type AlertPreview = z.output<typeof AlertPreview>;
