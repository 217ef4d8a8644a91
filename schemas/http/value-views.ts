import * as z from "zod";
import { CollectionItem } from "../collections/item.ts";
import { Currency } from "../prices/price-fragment.ts";
import { StoredAmounts } from "../storage/value-items.ts";
import { Day, Instant, Ulid } from "../values.ts";

const amount = z.int().nonnegative().meta({ description: "In the currency's smallest unit." });
const count = z.int().nonnegative();
const percent = z.number().optional().meta({
  description: "Of what was paid, with two decimals; absent where nothing was.",
});

const Gain = z
  .object({
    amount: z.int().meta({ description: "In the currency's smallest unit; below 0 for a loss." }),
    percent,
  })
  .meta({ id: "Gain" });

const Counts = z
  .object({
    all: count,
    priced: count.meta({ description: "Those that have a price, of whoever says it." }),
    estimated: count.meta({
      description: "Of these, worn ones that are taken at the price of a near mint copy.",
    }),
    own: count.meta({ description: "Of these, whose price you have entered." }),
    unpriced: count.meta({ description: "Those that nobody tells a price of." }),
    unpaid: count.meta({ description: "Those of which it is not said what was paid." }),
    proxies: count.meta({ description: "Counted in `all` and nowhere else." }),
  })
  .meta({ id: "ValueCounts" });

const told = {
  value: amount.meta({ description: "Of what has a price." }),
  cost: amount.meta({ description: "Of what it is said of what was paid." }),
  gain: Gain.meta({
    description: "Not realised: value without cost, of copies of which both are known.",
  }),
  untold: z.object({ value: StoredAmounts, cost: StoredAmounts }).optional().meta({
    description:
      "Amounts, by currency, that no reference rate is known for: nothing above has them in it. Absent where there are none.",
  }),
};

const counted = { items: Counts, copies: Counts };

const Realised = z.object({
  proceeds: z
    .int()
    .meta({ description: "Got for copies of which it is known what they cost, without fees." }),
  cost: amount.meta({ description: "What these had cost." }),
  gain: Gain,
  copies: count,
  withoutCost: z
    .object({ proceeds: z.int(), copies: count })
    .meta({ description: "Sales of copies of which it is not known what was paid." }),
  untoldCopies: count.meta({
    description: "Sold on days of which no reference rate is known; nothing else has them in it.",
  }),
});

export const HoldingsValue = z
  .object({
    currency: Currency,
    day: Day.meta({ description: "Whose reference rates hold (UTC)." }),
    ...told,
    ...counted,
    realised: Realised.meta({
      description:
        "By sales, as `collections.listSales` tells them: what came in at the rates of the day of the sale, what was paid at those of the day on which it was.",
    }),
    pricesBuiltAt: Instant.optional().meta({
      description: "When the newest prices were made that these are; absent where there are none.",
    }),
  })
  .meta({ id: "HoldingsValue" });
export type HoldingsValue = z.input<typeof HoldingsValue>;

/** What values are broken down by. */
export const valueGroupings = ["set", "rarity", "condition", "tag", "game", "collection"] as const;
export type ValueGrouping = (typeof valueGroupings)[number];

export const ValueGroup = z
  .object({
    key: z.string().meta({
      description:
        "Id of a set or collection, a rarity, a tag, a game, a condition, or a grade such as `psa-10`. Empty for what has none.",
    }),
    name: z.string().optional().meta({ description: "Of a set or collection." }),
    ...told,
    ...counted,
  })
  .meta({ id: "ValueGroup" });
export type ValueGroup = z.input<typeof ValueGroup>;

export const UnpricedItem = CollectionItem.extend({
  collectionId: Ulid,
  why: z.enum(["no_price", "no_price_of_grade"]).meta({
    description: "`no_price_of_grade`: the card has prices, and no copy of this grade does.",
  }),
}).meta({ id: "UnpricedItem" });
export type UnpricedItem = z.input<typeof UnpricedItem>;

export const ValuePoint = z
  .object({
    day: Day.meta({
      description: "Of a week or month its last one, or the last that is asked for.",
    }),
    ...told,
    unpriced: count.meta({ description: "Copies that nobody told a price of." }),
    copies: count,
  })
  .meta({ id: "ValuePoint" });
export type ValuePoint = z.input<typeof ValuePoint>;

export const ValueHistory = z
  .object({
    collectionId: Ulid.optional(),
    currency: Currency,
    from: Day,
    to: Day,
    points: z
      .array(ValuePoint)
      .meta({ description: "By day; none of days before the first value." }),
  })
  .meta({ id: "ValueHistory" });
export type ValueHistory = z.input<typeof ValueHistory>;
