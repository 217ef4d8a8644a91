import { setTimeout as sleep } from "node:timers/promises";
import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { dynamoWatchStore } from "#functions/alerts/watching/dynamo-watch-store.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import type { Ulid } from "#schemas/values.ts";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { queueUrl } from "#test/support/clouds/queue-messages.ts";
import { type Received, startReceiver } from "./alerts-receiver.ts";
import { cardOf, costs, documentsOf, putAlerts, putCards, putPrices } from "./alerts-scene.ts";
import { withBenchCloud, withoutLimits } from "./bench-cloud.ts";
import { idleQueues } from "./idle-queues.ts";
import type { Figures } from "./run.ts";

/** 10,000 alerts over 4,000 cards; each set is one price book, and one event. */
const [sets, cardsOfSet, alerts] = [40, 100, 10_000];
const alertsOfSet = alerts / sets;
/** The first cards of a set have three alerts each: 99 of 10,000 cross in one event. */
const crossing = 33;
const atOnce = 10_000;
const patienceMs = 900_000;
const [today, yesterday] = [utcDay(new Date()), dayAfter(utcDay(new Date()), -1)];

/**
 * From a stored price to a told webhook through the deployed stacks: set by set, of which a third of the cards cross the lines of 99 of 10,000
 * alerts; then 10,000 alerts on one card, which all cross at once.
 */
export async function alertsCloud(): Promise<Figures> {
  const receiver = await startReceiver();
  try {
    return await withBenchCloud((cloud) => measured(cloud, receiver), {
      variables: { ...withoutLimits, ALERTS_ALSO_ALLOWED: receiver.host },
    });
  } finally {
    receiver.close();
  }
}

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

async function measured(cloud: LocalCloud, receiver: Receiver): Promise<Figures> {
  const url = `http://${receiver.host}/`;
  const names = Array.from({ length: sets }, (_none, at) => `line${at}`);
  for (const set of names) {
    await putCards(cloud, set, cardsOfSet);
    const prices = Array.from({ length: cardsOfSet }, () => costs.before);
    await putPrices(cloud, { set, day: yesterday, prices });
  }
  await putCards(cloud, "crowd", 1);
  await putPrices(cloud, { set: "crowd", day: yesterday, prices: [costs.before] });
  await idleQueues(cloud);
  await untilEmpty(cloud, "alert-looks");
  console.log("  cards and the prices of yesterday are there");
  const watched = Array.from({ length: alerts }, (_none, at) => {
    const within = Math.floor(at / sets) % alertsOfSet;
    return cardOf(`line${at % sets}`, (within % cardsOfSet) + 1);
  });
  const ids = await putAlerts(cloud, watched, { user: "single", url });
  await putAlerts(
    cloud,
    Array.from({ length: atOnce }, () => cardOf("crowd", 1)),
    { user: "crowd", url },
  );
  console.log("  alerts are there");
  await warmUp(cloud, url, receiver);
  const single = await bySets(cloud, { names, watched, ids }, receiver);
  console.log(`  10,000 alerts over 4,000 cards: p95 ${single["handover_p95_s"]?.toFixed(2)} s`);
  return { ...single, ...(await allAtOnce(cloud, receiver)) };
}

/** Functions that were never called take a second to start, which is nothing of what is measured. */
async function warmUp(cloud: LocalCloud, url: string, { received }: Receiver): Promise<void> {
  await putCards(cloud, "warm", 1);
  await putPrices(cloud, { set: "warm", day: yesterday, prices: [costs.before] });
  await putAlerts(cloud, [cardOf("warm", 1)], { user: "warm", url });
  await untilEmpty(cloud, "alert-looks");
  await putPrices(cloud, { set: "warm", day: today, prices: [costs.line - 100] });
  await until(() => received.length > 0, "the first alert");
  received.length = 0;
}

async function bySets(
  cloud: LocalCloud,
  { names, watched, ids }: Alerts,
  { received }: Receiver,
): Promise<Figures> {
  const expected = new Set<string>();
  const [handed, judged]: [number[], number[]] = [[], []];
  for (const set of names) {
    const from = received.length;
    const prices = Array.from({ length: cardsOfSet }, (_none, at) =>
      at < crossing ? costs.line - 100 : costs.line + 50,
    );
    const crossed = new Set(
      prices.flatMap((_price, at) => (at < crossing ? [cardOf(set, at + 1)] : [])),
    );
    const own = ids.filter((_id, at) => crossed.has(watched[at] ?? cardOf(set, 0)));
    for (const id of own) expected.add(id);
    const storedMs = await putPrices(cloud, { set, day: today, prices });
    await until(() => received.length >= from + own.length, `${own.length} alerts of ${set}`);
    for (const { atMs, timestamp } of received.slice(from)) {
      handed.push((atMs - storedMs) / 1000);
      judged.push((Date.parse(timestamp) - storedMs) / 1000);
    }
  }
  await sleep(5_000);
  const firings = received.map(({ data }) => data.alertId);
  const told = new Set(firings);
  return {
    cloud_alerts: alerts,
    cloud_expected: expected.size,
    cloud_sent: firings.length,
    cloud_missing: [...expected].filter((id) => !told.has(id)).length,
    cloud_doubled: firings.length - told.size,
    handover_p50_s: quantile(handed, 0.5),
    handover_p95_s: quantile(handed, 0.95),
    handover_longest_s: Math.max(...handed),
    judged_p95_s: quantile(judged, 0.95),
  };
}

interface Alerts {
  readonly names: readonly string[];
  readonly watched: readonly ReturnType<typeof cardOf>[];
  readonly ids: readonly Ulid[];
}

async function allAtOnce(cloud: LocalCloud, { received }: Receiver): Promise<Figures> {
  received.length = 0;
  const storedMs = await putPrices(cloud, { set: "crowd", day: today, prices: [costs.line - 100] });
  await until(() => received.length > 0, "the first of all at once");
  await untilEmpty(cloud, "alert-looks");
  const handedMs = Date.now();
  const fired = await firedOf(cloud);
  await until(() => received.length >= atOnce, "all at once");
  const toldMs = Math.max(...received.map(({ atMs }) => atMs));
  await sleep(5_000);
  return {
    at_once_alerts: atOnce,
    at_once_fired: fired,
    at_once_s: (handedMs - storedMs) / 1000,
    at_once_told: received.length,
    at_once_doubled: received.length - new Set(received.map(noticeOf)).size,
    at_once_told_s: (toldMs - storedMs) / 1000,
  };
}

const noticeOf = ({ data }: Received): string => data.noticeId;

/** How many alerts of the crowd have fired. */
async function firedOf(cloud: LocalCloud): Promise<number> {
  const watches = dynamoWatchStore(documentsOf(cloud), "cardlake-local-alerts");
  let fired = 0;
  for (let after: string | undefined; ; ) {
    const page = await watches.page(pricedPrintingOf(cardOf("crowd", 1)), 500, after);
    fired += page.watches.filter(({ standing }) => standing.fired === 1).length;
    if (page.next === undefined) return fired;
    after = page.next;
  }
}

const counted = [
  ...(["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const),
  "ApproximateNumberOfMessagesDelayed" as const,
];

/** Waits until nothing waits in a queue and nobody works on what was in it. */
async function untilEmpty({ clients: { sqs } }: LocalCloud, queue: string): Promise<void> {
  const QueueUrl = await queueUrl(sqs, queue);
  const get = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] });
  for (let empty = 0; empty < 3; ) {
    const { Attributes = {} } = await sqs.send(get);
    const count = counted.reduce((sum, name) => sum + Number(Attributes[name]), 0);
    empty = count === 0 ? empty + 1 : 0;
    await sleep(100);
  }
}

/** @throws Error when it has not come true after {@link patienceMs} */
async function until(isSo: () => boolean, what: string): Promise<void> {
  const endMs = Date.now() + patienceMs;
  while (!isSo()) {
    if (Date.now() > endMs) throw new Error(`After ${patienceMs / 1000} s there were not ${what}.`);
    await sleep(20);
  }
}

const quantile = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.ceil(all.length * share) - 1] ?? 0;
