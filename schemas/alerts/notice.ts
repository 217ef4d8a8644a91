import * as z from "zod";
import { CopyState } from "../collections/own-price.ts";
import { Currency } from "../prices/price-fragment.ts";
import { StoredAmounts } from "../storage/value-items.ts";
import { Day, Instant, PrintingId, Ulid, VariantKey } from "../values.ts";
import { Line } from "./line.ts";

const amount = z.int().positive();

/** A price with where it is from, as messages tell it. */
const ToldPrice = z.object({
  amount,
  day: Day,
  source: z.string(),
  /** What it was converted from. */
  converted: z.object({ amount, currency: Currency }).optional(),
});

/** What a channel was told of a notice [ALR-5]. */
export const DeliveryState = z.object({
  channelId: Ulid,
  /** `waiting` for its hour or the next try; `dropped` where the channel was off. */
  state: z.enum(["waiting", "sending", "sent", "failed", "dropped"]),
  at: Instant,
  attempts: z.int().nonnegative(),
  reason: z.string().optional(),
  /** Of one that waits: when it is told, or tried again. */
  until: Instant.optional(),
});
export type DeliveryState = z.output<typeof DeliveryState>;

/** What cards are worth on a day, as messages tell it. */
const ToldValue = z.object({
  amount,
  day: Day,
  amounts: StoredAmounts.optional().meta({
    description: "Its sums by currency; absent where none was converted.",
  }),
});

const fired = {
  kind: z.literal("fired"),
  alertId: Ulid,
  /** Which of the alert and card it is, from 1 on. */
  number: z.int().positive(),
  line: Line,
  currency: Currency,
  /** What a change or record is measured from. */
  reference: z.object({ amount, day: Day }).optional(),
  /** The day whose rates it was judged by; absent where nothing was converted. */
  ratesOf: Day.optional(),
};

/** Why an alert on prices fired [ALR-5]: everything that a message needs to say. */
export const FiringOfCard = z.object({
  ...fired,
  card: z.object({
    printingId: PrintingId,
    name: z.string(),
    number: z.string(),
    setName: z.string().optional(),
    variant: VariantKey,
    state: CopyState,
  }),
  price: ToldPrice,
  before: ToldPrice.omit({ converted: true }),
});
export type FiringOfCard = z.output<typeof FiringOfCard>;

/** The same of an alert on what cards are worth together. */
export const FiringOfValue = z.object({
  ...fired,
  collection: z
    .object({ collectionId: Ulid.optional(), name: z.string().optional() })
    .meta({ description: "Whose value it is; empty where it is all that one owns." }),
  price: ToldValue,
  before: ToldValue.omit({ amounts: true }),
});
export type FiringOfValue = z.output<typeof FiringOfValue>;

export type Firing = FiringOfCard | FiringOfValue;

/** A channel that no message reaches any more. */
export const ChannelOff = z.object({
  kind: z.literal("channel_off"),
  channelId: Ulid,
  reason: z.string(),
});

/** Rows that wait on the shelf of imports, and whose cards the catalogue has by now [IMP-2]. */
export const ShelfFound = z.object({
  kind: z.literal("shelf_found"),
  rows: z.int().positive(),
});

/** An entry of the inbox. */
export const Notice = z
  .object({
    id: Ulid,
    at: Instant,
    told: z.union([FiringOfCard, FiringOfValue, ChannelOff, ShelfFound]),
    isRead: z.boolean(),
    isArchived: z.boolean(),
    deliveries: z.array(DeliveryState),
  })
  .meta({ id: "Notice" });
export type Notice = z.output<typeof Notice>;
