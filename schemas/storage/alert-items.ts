import * as z from "zod";
import { Alert, WatchedSource } from "../alerts/alert.ts";
import { Line, Rearm } from "../alerts/line.ts";
import { Notice } from "../alerts/notice.ts";
import { AlertSettings } from "../alerts/settings.ts";
import { CopyState } from "../collections/own-price.ts";
import { Currency } from "../prices/price-fragment.ts";
import { type PricedPrintingId, pricedPrintingOf } from "../prices/priced-printing.ts";
import { Day, PrintingId, Sha256, Ulid, VariantKey } from "../values.ts";

/**
 * Alerts, in a table of their own: who judges prices and who calls addresses that users gave read nothing else of theirs.
 *
 *     pk  USER#<user>              sk  ALERT#<alert>                 an alert
 *                                  sk  NOTICE#<notice>               an entry of the inbox
 *                                  sk  ALERTS                        how many alerts there are
 *                                  sk  KEY#<hash of a key>           what a request with it made, for thirty days
 *                                  sk  SETTINGS                      when they are told
 *     pk  WATCH#<priced printing>  sk  <printing>#<alert>            what is judged
 *     pk  SEARCHES#<game>          sk  <alert>                       whose alert on a search it is
 *     pk  SEARCH#<alert>           sk  MEMBERS                       what it watches
 */
export const userPartition = (userId: string) => `USER#${userId}`;
export const alertPrefix = "ALERT#";
export const alertKey = (userId: string, id: Ulid) => ({
  pk: userPartition(userId),
  sk: `${alertPrefix}${id}`,
});
export const alertCountKey = (userId: string) => ({ pk: userPartition(userId), sk: "ALERTS" });
export const requestKey = (userId: string, keyHash: Sha256) => ({
  pk: userPartition(userId),
  sk: `KEY#${keyHash}`,
});
/** For so long a key makes no second alert. */
export const requestSeconds = 30 * 86_400;
export const settingsKey = (userId: string) => ({ pk: userPartition(userId), sk: "SETTINGS" });
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

export const searchesPartition = (game: string) => `SEARCHES#${game}`;
export const searchKey = (game: string, alertId: Ulid) => ({
  pk: searchesPartition(game),
  sk: alertId,
});
export const searchMembersKey = (alertId: Ulid) => ({ pk: `SEARCH#${alertId}`, sk: "MEMBERS" });

/** Whose alert on a search it is. */
export const SearchItem = z.object({ userId: z.string(), alertId: Ulid });

/** What an alert on a search watches, and how many cards the search found. */
export const SearchMembersItem = z.object({
  cards: z.array(z.object({ printingId: PrintingId, variant: VariantKey })),
  total: z.int().nonnegative(),
});

/** So many firings a watch remembers: more than can fire while an event waits to be tried again. */
export const rememberedFirings = 20;
/** How long the inbox keeps a notice. */
export const noticeSeconds = 400 * 86_400;

export const AlertItem = Alert;
export type AlertItem = z.output<typeof AlertItem>;

/** What a request with an idempotency key made. */
export const RequestItem = z.object({ alertId: Ulid, requestHash: Sha256 });
export type RequestItem = z.output<typeof RequestItem>;

/** How many alerts a user has. */
export const AlertCount = z.object({ alerts: z.int().nonnegative() });

export const NoticeItem = Notice;
export type NoticeItem = z.output<typeof NoticeItem>;

export const AlertSettingsItem = AlertSettings.strip();

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
  /** Another one with each write. */
  revision: Ulid,
  /** Its last firings with the events that it was looked at for: a repetition of one hands its notices over again. */
  handed: z.array(z.object({ event: z.string(), noticeId: Ulid })).default([]),
});
export type WatchItem = z.output<typeof WatchItem>;
