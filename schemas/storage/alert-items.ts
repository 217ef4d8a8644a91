import * as z from "zod";
import { Alert, WatchedSource } from "../alerts/alert.ts";
import { ChannelHealth, ChannelName, ChannelState } from "../alerts/channel.ts";
import { Line, Rearm } from "../alerts/line.ts";
import { DeliveryState, Notice } from "../alerts/notice.ts";
import { AlertSettings } from "../alerts/settings.ts";
import { CopyState } from "../collections/own-price.ts";
import { Currency } from "../prices/price-fragment.ts";
import { type PricedPrintingId, pricedPrintingOf } from "../prices/priced-printing.ts";
import { Day, Instant, PrintingId, Sha256, Ulid, VariantKey } from "../values.ts";

/**
 * Alerts, in a table of their own: who judges prices and who calls addresses that users gave read nothing else of theirs.
 *
 *     pk  USER#<user>              sk  ALERT#<alert>                 an alert
 *                                  sk  NOTICE#<notice>               an entry of the inbox
 *                                  sk  TOLD#<event>                  that the inbox has what an event told, for thirty days
 *                                  sk  ALERTS                        how many alerts there are
 *                                  sk  KEY#<hash of a key>           what a request with it made, for thirty days
 *                                  sk  SETTINGS                      when they are told
 *                                  sk  CHANNEL#<channel>             by what they are told, secrets and all
 *                                  sk  CHANNELS                      how many channels there are
 *                                  sk  WAIT#<channel>#<notice>       a notice that waits for a digest
 *                                  sk  DIGEST#<channel>              the digest that is being told, and when the last one was
 *                                  sk  MAILED#<day>                  how many codes were mailed for them
 *     pk  MAILED#<hash>            sk  MAILED#<day>                  how many codes were mailed to an address
 *     pk  UNSUBSCRIBE#<hash>       sk  CHANNEL                       whose mails a token ends
 *     pk  DUE#<five minutes>       sk  <user>#<what>                 what is to be told then
 *     pk  DUE                      sk  CURSOR                        up to when all of that was handed over
 *     pk  WATCH#<priced printing>  sk  <printing>#<alert>            what is judged
 *                                  sk  <printing>#<alert>#<copies>   the same of a collection, which may have several of a printing
 *     pk  VALUE#<user>             sk  <collection|ALL>#<alert>      the same of what a collection is worth, or all of them
 *     pk  SEARCHES#<game>          sk  <alert>                       whose alert on a search it is
 *     pk  COLLECTION#<collection>  sk  <alert>                       whose alert on a collection it is
 *     pk  SEARCH#<alert>           sk  MEMBERS                       what an alert on a search or a collection watches
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
export const toldEventKey = (userId: string, event: string) => ({
  pk: userPartition(userId),
  sk: `TOLD#${event}`,
});
/** Longer than an event takes that comes twice: a day on its way, two weeks in a queue. */
export const toldEventSeconds = 30 * 86_400;
export const watchPartition = (printing: PricedPrintingId) => `WATCH#${printing}`;
export const watchKey = (place: WatchPlace | ValueWatchPlace) =>
  "printingId" in place ? cardWatchKey(place) : valueWatchKey(place);
const cardWatchKey = ({ printingId, alertId, copies }: WatchPlace) => ({
  pk: watchPartition(pricedPrintingOf(printingId)),
  sk: `${printingId}#${alertId}${copies === undefined ? "" : `#${copies}`}`,
});
export const valueWatchPartition = (userId: string) => `VALUE#${userId}`;
export const valueWatchPrefix = (collectionId: Ulid | undefined) => `${collectionId ?? "ALL"}#`;
const valueWatchKey = ({ userId, collectionId, alertId }: ValueWatchPlace) => ({
  pk: valueWatchPartition(userId),
  sk: `${valueWatchPrefix(collectionId)}${alertId}`,
});
interface WatchPlace {
  readonly printingId: PrintingId;
  readonly alertId: Ulid;
  readonly copies?: string | undefined;
}
interface ValueWatchPlace {
  readonly userId: string;
  readonly collectionId?: Ulid | undefined;
  readonly alertId: Ulid;
}

/** What alerts on many cards are listed by: the game of their searches, or the collection that they are on. */
export type AlertList = { readonly game: string } | { readonly collectionId: Ulid };
export const listPartition = (list: AlertList) =>
  "game" in list ? `SEARCHES#${list.game}` : `COLLECTION#${list.collectionId}`;
export const listedKey = (list: AlertList, alertId: Ulid) => ({
  pk: listPartition(list),
  sk: alertId,
});
export const searchMembersKey = (alertId: Ulid) => ({ pk: `SEARCH#${alertId}`, sk: "MEMBERS" });

/** Whose alert on a search or a collection it is. */
export const ListedItem = z.object({ userId: z.string(), alertId: Ulid });

/** What an alert on a search or a collection watches, and how many cards there were. */
export const SearchMembersItem = z.object({
  cards: z.array(
    z.object({
      printingId: PrintingId,
      variant: VariantKey,
      /** Of a collection; a search finds near mint ones. */
      state: CopyState.optional(),
    }),
  ),
  total: z.int().nonnegative(),
  /** The collection is deleted. */
  isDeleted: z.literal(true).optional(),
  /** Another one with each write: whoever wrote it changes what is watched, until somebody else writes. */
  revision: Ulid,
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

/** The same of a channel. */
export const ChannelRequestItem = z.object({ channelId: Ulid, requestHash: Sha256 });
export type ChannelRequestItem = z.output<typeof ChannelRequestItem>;

/** How many alerts a user has. */
export const AlertCount = z.object({ alerts: z.int().nonnegative() });

/**
 * What a channel was told, under its id in the notice. `until` of one that is being sent: after that, who sends it is taken for dead.
 */
export const StoredDelivery = DeliveryState.omit({ channelId: true }).extend({
  /** Whether it waits for a digest, which then tells it. */
  isDigest: z.boolean().optional(),
  /** Another one with each write. */
  revision: Ulid,
});
export type StoredDelivery = z.output<typeof StoredDelivery>;

export const NoticeItem = Notice.omit({ deliveries: true }).extend({
  deliveries: z.record(Ulid, StoredDelivery),
});
export type NoticeItem = z.output<typeof NoticeItem>;

/** A notice as it is put into an inbox: nobody has been told yet. */
export const newNotice = ({ deliveries: _none, ...notice }: Notice): NoticeItem =>
  NoticeItem.parse({ ...notice, deliveries: {} });

/** A notice as its owner sees it. */
export const noticeOf = ({ deliveries, ...notice }: NoticeItem): Notice =>
  Notice.parse({
    ...notice,
    deliveries: Object.entries(deliveries).map(([channelId, { until, ...one }]) => ({
      ...{ channelId, ...one },
      ...(one.state === "waiting" && until !== undefined && { until }),
    })),
  });

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

const watched = {
  userId: z.string(),
  alertId: Ulid,
  currency: Currency,
  ratesOf: Day,
  line: Line,
  rearm: Rearm,
  standing: StandingItem,
  /** Another one with each write. */
  revision: Ulid,
  /** Its last firings with the events that it was looked at for: a repetition of one hands its notices over again. */
  handed: z.array(z.object({ event: z.string(), noticeId: Ulid })).default([]),
};

/** A card that is watched by an alert, with all that judging it takes. */
export const WatchItem = z.object({
  ...watched,
  printingId: PrintingId,
  variant: VariantKey,
  state: CopyState,
  /** Which copies of the printing, where its alert watches several. */
  copies: z.string().optional(),
  source: WatchedSource,
});
export type WatchItem = z.output<typeof WatchItem>;

/** The same of what a collection is worth; without one, of all that its owner has. */
export const ValueWatchItem = z.object({ ...watched, collectionId: Ulid.optional() });
export type ValueWatchItem = z.output<typeof ValueWatchItem>;

export const AnyWatchItem = z.union([WatchItem, ValueWatchItem]);
export type AnyWatchItem = z.output<typeof AnyWatchItem>;

export const channelPrefix = "CHANNEL#";
export const channelKey = (userId: string, id: Ulid) => ({
  pk: userPartition(userId),
  sk: `${channelPrefix}${id}`,
});
export const channelCountKey = (userId: string) => ({ pk: userPartition(userId), sk: "CHANNELS" });
export const unsubscribeKey = (tokenHash: Sha256) => ({
  ...{ pk: `UNSUBSCRIBE#${tokenHash}`, sk: "CHANNEL" },
});
const mailedSortKey = (day: Day) => `MAILED#${day}`;
export const mailedKey = (userId: string, day: Day) => ({
  ...{ pk: userPartition(userId), sk: mailedSortKey(day) },
});
export const mailedToKey = (addressHash: Sha256, day: Day) => ({
  ...{ pk: `MAILED#${addressHash}`, sk: mailedSortKey(day) },
});
export const waitPrefix = (channelId: Ulid) => `WAIT#${channelId}#`;
export const waitKey = (userId: string, channelId: Ulid, noticeId: Ulid) => ({
  pk: userPartition(userId),
  sk: `${waitPrefix(channelId)}${noticeId}`,
});
export const digestKey = (userId: string, channelId: Ulid) => ({
  pk: userPartition(userId),
  sk: `DIGEST#${channelId}`,
});

/** How many channels a user has. */
export const ChannelCount = z.object({ channels: z.int().nonnegative() });

/** Where a channel leads, with what it takes to write there: nobody but who tells it sees that. */
const Destination = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("email"),
    address: z.string(),
    /** The address that ends its mails, and the hash of the token in it. */
    unsubscribe: z.object({ url: z.url(), tokenHash: Sha256 }),
    /** The code that proves the address, until it is given. */
    code: z
      .object({ hash: Sha256, until: Instant, tries: z.int(), mailed: z.array(Instant) })
      .optional(),
  }),
  z.object({
    kind: z.literal("webhook"),
    url: z.string(),
    /** The newest first; others sign until then. */
    secrets: z.array(z.object({ secret: z.string(), until: Instant.optional() })).min(1),
  }),
  z.object({ kind: z.literal("discord"), url: z.string() }),
  z.object({ kind: z.literal("telegram"), botToken: z.string(), chatId: z.string() }),
]);

export const ChannelItem = z.object({
  id: Ulid,
  name: ChannelName,
  to: Destination,
  state: ChannelState,
  reason: z.string().optional(),
  health: ChannelHealth,
  /** Where its owner reaches this service, without a trailing slash. */
  home: z.url(),
  version: z.int().positive(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ChannelItem = z.output<typeof ChannelItem>;

/** Whose mails a token ends. */
export const UnsubscribeItem = z.object({ userId: z.string(), channelId: Ulid });
export type UnsubscribeItem = z.output<typeof UnsubscribeItem>;

/** A notice that waits for a digest. */
export const WaitItem = z.object({ noticeId: Ulid, until: Instant });
export type WaitItem = z.output<typeof WaitItem>;

/** Digests of one channel. */
export const DigestItem = z.object({
  /** Moment of the last one that was begun: what should have been in it waits for the next. */
  lastAt: Instant.optional(),
  /** The one that is being told. */
  open: z
    .object({
      id: Ulid,
      noticeIds: z.array(Ulid),
      delivery: StoredDelivery.omit({ revision: true }),
    })
    .optional(),
  /** The one that was told last: its mail may bounce when it is put away. */
  last: z
    .object({ id: Ulid, noticeIds: z.array(Ulid), attempts: z.int().nonnegative() })
    .optional(),
  /** Another one with each write. */
  revision: Ulid,
});
export type DigestItem = z.output<typeof DigestItem>;

/** So long is one part of the time that things become due in. */
const bucketMs = 5 * 60_000;
export const dueBucketOf = (moment: Date): number => Math.floor(moment.getTime() / bucketMs);
export const dueKey = (bucket: number, of: { userId: string; name: string }) => ({
  pk: `DUE#${bucket}`,
  sk: `${of.userId}#${of.name}`,
});
export const dueCursorKey = { pk: "DUE", sk: "CURSOR" };
export const DueCursor = z.object({ bucket: z.int() });
