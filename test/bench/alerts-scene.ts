import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { booksOf } from "#bin/cost/counting/priced-set.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { dynamoChannelStore } from "#functions/alerts/channels/dynamo-channel-store.ts";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import type { NewPoint } from "#functions/prices/books/point.ts";
import { recordPoints } from "#functions/prices/books/record-points.ts";
import { AlertItem, alertKey, WatchItem, watchKey } from "#schemas/storage/alert-items.ts";
import { PrintingId, SetId, type Ulid } from "#schemas/values.ts";
import { batchPut } from "#shared/aws/batches.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { aChannel } from "#test/support/alerts/channels.ts";
import { anAlert, aWatch } from "#test/support/alerts/watches.ts";
import { aCard, aProvenance } from "#test/support/catalogue/catalog.ts";
import { recordCards } from "#test/support/catalogue/silver.ts";

const alertsTable = "cardlake-local-alerts";
/** What a card costs before it moves, and where the lines lie, in cents. */
export const costs = { before: 1_000, line: 900 } as const;
/** Alerts of each user. */
const ofOneUser = 20;

export const documentsOf = ({ clients: { dynamo } }: LocalCloud) =>
  DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });

/** Puts cards of a set into the catalogue, numbered from 1 on. */
export async function putCards(cloud: LocalCloud, set: string, count: number): Promise<void> {
  const setId = SetId.parse(`pokemon:en:${set}`);
  const cards = Array.from({ length: count }, (_none, at) =>
    aCard({ id: cardOf(set, at + 1), setId, number: String(at + 1), crosswalk: {} }),
  );
  const store = dynamoSilverStore(documentsOf(cloud), "cardlake-local-catalog");
  const provenance = aProvenance();
  await recordCards(
    cards.map((card) => ({ card, provenance })),
    { store },
  );
}

export const cardOf = (set: string, number: number) =>
  PrintingId.parse(`pokemon:en:${set}-${number}`);

/**
 * Puts a day's prices into the book of a set, in cents and in the order of its cards.
 *
 * @returns the moment just before the pointer to the book was written
 */
export async function putPrices(
  cloud: LocalCloud,
  { set, day, prices }: { set: string; day: string; prices: readonly number[] },
): Promise<number> {
  const books = booksOf(cloud);
  let storedMs = 0;
  const timed: typeof books = {
    ...books,
    publish(...given) {
      storedMs = Date.now();
      return books.publish(...given);
    },
  };
  const deps = { books: timed, clock: systemClock, sleep: async () => {}, random: Math.random };
  const points = prices.map(
    (market, at): NewPoint => ({
      ...{ printing: String(at + 1), day, columns: { market } },
      series: { variant: "holo", source: "tcgplayer", currency: "USD", languages: "en" },
      observed: { atMs: Date.now(), pack: `bronze/source=tcgcsv/${day}`, line: 1 },
    }),
  );
  await recordPoints({ game: "pokemon", set }, points, deps);
  return storedMs;
}

/** Puts alerts at or below the line on these cards, one for each time that a card is named, whose users are told by a webhook each. */
export async function putAlerts(
  cloud: LocalCloud,
  cards: readonly PrintingId[],
  { user, url }: { readonly user: string; readonly url: string },
): Promise<readonly Ulid[]> {
  const client = documentsOf(cloud);
  const yesterday = dayAfter(utcDay(new Date()), -1);
  const channel = aChannel({ to: { kind: "webhook", url, secrets: [{ secret: whsec }] } });
  const users = Math.ceil(cards.length / ofOneUser);
  const nameOf = (at: number) => `${user}-${at}`;
  const channels = dynamoChannelStore(client, alertsTable);
  await inTurns(
    Array.from({ length: users }, (_none, at) => nameOf(at)),
    (one) => channels.create(one, channel, 10),
  );
  const last = { day: yesterday, atMs: Date.parse(yesterday), amount: costs.before };
  const all = cards.map((printingId, at) => {
    const userId = nameOf(Math.floor(at / ofOneUser));
    const line = { kind: "at_or_below", amount: costs.line } as const;
    const subject = { kind: "card", printingId, variant: "holo", state: "near_mint" } as const;
    const alert = anAlert({ subject, line, channels: [channel.id], source: "tcgplayer" });
    const standing = { since: yesterday, last, side: "before", isArmed: true, fired: 0 } as const;
    const watch = aWatch({ userId, alertId: alert.id, printingId, line, standing });
    return { userId, alert, watch: { ...watch, source: "tcgplayer" } };
  });
  await batchPut(
    client,
    alertsTable,
    all.map(({ userId, alert }) => ({ ...alertKey(userId, alert.id), ...AlertItem.parse(alert) })),
  );
  await batchPut(
    client,
    alertsTable,
    all.map(({ watch }) => ({ ...watchKey(watch), ...WatchItem.parse(watch) })),
  );
  return all.map(({ alert }) => alert.id);
}

const whsec = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += 16) await Promise.all(all.slice(at, at + 16).map(work));
}
