import * as z from "zod";
import { Alert, WatchedSource } from "../alerts/alert.ts";
import { Line, Rearm } from "../alerts/line.ts";
import { Notice } from "../alerts/notice.ts";
import { CopyState } from "../collections/own-price.ts";
import { Currency } from "../prices/price-fragment.ts";
import { type PricedPrintingId, pricedPrintingOf } from "../prices/priced-printing.ts";
import { Day, PrintingId, Ulid, VariantKey } from "../values.ts";

/**
 * Alerts, in a table of their own: who judges prices and who calls addresses that users gave read nothing else of theirs.
 *
 *     pk  USER#<user>              sk  ALERT#<alert>                 an alert
 *                                  sk  NOTICE#<notice>               an entry of the inbox
 *                                  sk  SETTINGS                      counts, quiet hours, time zone
 *     pk  WATCH#<priced printing>  sk  <printing>#<alert>            what is judged
 */
export const userPartition = (userId: string) => `USER#${userId}`;
export const alertPrefix = "ALERT#";
export const alertKey = (userId: string, id: Ulid) => ({
  pk: userPartition(userId),
  sk: `${alertPrefix}${id}`,
});
export const noticePrefix = "NOTICE#";
export const noticeKey = (userId: string, id: Ulid) => ({
  pk: userPartition(userId),
  sk: `${noticePrefix}${id}`,
});
export const watchPartition = (printing: PricedPrintingId) => `WATCH#${printing}`;
export const watchKey = ({ printingId, alertId }: { printingId: PrintingId; alertId: Ulid }) => ({
  pk: watchPartition(pricedPrintingOf(printingId)),
  sk: `${printingId}#${alertId}`,
});

/** How long the inbox keeps a notice. */
export const noticeSeconds = 400 * 86_400;

export const AlertItem = Alert;
export type AlertItem = z.output<typeof AlertItem>;

export const NoticeItem = Notice;
export type NoticeItem = z.output<typeof NoticeItem>;

const Step = z.object({ day: Day, atMs: z.int(), amount: z.int().positive() });

/** What is remembered of a watched price: `functions/alerts/judging`. */
export const StandingItem = z.object({
  since: Day,
  last: Step.optional(),
  side: z.enum(["beyond", "before"]).optional(),
  isArmed: z.boolean(),
  fired: z.int().nonnegative(),
  firedOn: Day.optional(),
  record: z.int().positive().optional(),
});

/** A card that is watched by an alert, with all that judging it takes. */
export const WatchItem = z.object({
  userId: z.string(),
  alertId: Ulid,
  printingId: PrintingId,
  variant: VariantKey,
  state: CopyState,
  source: WatchedSource,
  currency: Currency,
  ratesOf: Day,
  line: Line,
  rearm: Rearm,
  standing: StandingItem,
  /** Of this watch; raised with each write. */
  version: z.int().positive(),
  /** The event that it fired last for, with the notice: a repetition of it hands the notice over again. */
  handed: z.object({ event: z.string(), noticeId: Ulid }).optional(),
});
export type WatchItem = z.output<typeof WatchItem>;
