import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import type { AlertDeps } from "#functions/alerts/deps.ts";
import { tellNotices } from "#functions/alerts/telling/tell-notices.ts";
import { messageId, type Teller } from "#functions/alerts/telling/teller.ts";
import { judgePrices } from "#functions/alerts/watching/judge-prices.ts";
import type { JudgePrintingDeps, Look } from "#functions/alerts/watching/judge-printing.ts";
import { orderOfSources } from "#functions/prices/market/shops-of-series.ts";
import { cardPathsIfAny } from "#functions/prices/reading/index.ts";
import { allShops } from "#functions/sources/providers/all-shops.ts";
import { numberPartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import type { ToTell } from "#schemas/messages/notice-stored.ts";
import { newNotice } from "#schemas/storage/alert-items.ts";
import type { PrintingId, Ulid } from "#schemas/values.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryChannelStore } from "#test/fakes/memory-channel-store.ts";
import { memoryTelling } from "#test/fakes/memory-telling.ts";
import { aChannel } from "#test/support/alerts/channels.ts";
import { aCard } from "#test/support/catalogue/catalog.ts";
import { firingLine } from "./firings-by-duckdb.ts";
import { pricesByDay } from "./prices-by-day.ts";
import { queueOfMortals } from "./queue-of-mortals.ts";
import type { RealPrice, RealPrices } from "./real-prices.ts";
import type { Wish } from "./some-wishes.ts";

type Message =
  | { readonly looks: readonly Look[] }
  | { readonly tell: Exclude<ToTell, { channelId: Ulid }> };

/** What a receiver was told. */
export interface Heard {
  /** As `firingsByDuckDb` tells it. */
  readonly firing: string;
  /** By which a receiver knows what it has had before. */
  readonly messageId: string;
}

export interface MonthOptions {
  readonly wishes: readonly Wish[];
  /** The day on whose evening they are set. */
  readonly setOn: string;
  readonly random: () => number;
  /** How likely a worker dies before a call of a port, and after it. */
  readonly deathly: number;
}

/**
 * A month of real prices, day by day through the use cases that judge prices and tell channels. What has moved is told twice, mostly within
 * two hours, some of it days later, and in any order; workers die before and after any call, and what they had comes again.
 */
export async function replayedMonth(
  { days, prices }: RealPrices,
  { wishes, setOn, random, deathly }: MonthOptions,
) {
  const queue = queueOfMortals<Message>(Date.parse(`${setOn}T20:30:00.000Z`), { random, deathly });
  const { clock, mortal, send, orDie } = queue;
  const { histories, record } = pricesByDay();
  const memory = memoryAlerts();
  const channels = memoryChannelStore();
  const telling = memoryTelling(channels);
  const heard: Heard[] = [];
  const names = new Map<Ulid, string>();

  const priceDeps = pricesOf({ prices, setOn }, clock, histories);
  const paths = (id: PrintingId) => cardPathsIfAny(id, priceDeps);
  const looks = {
    request: async (look: Look) => send({ looks: [look] }),
    requestValue: async () => undefined,
  };
  const judging: JudgePrintingDeps = {
    ...{ clock, looks: mortal(looks), paths: mortal({ paths }).paths },
    nameOfSet: async (id) => id,
    watches: mortal({
      ...memory.watches,
      async page(...asked: Parameters<typeof memory.watches.page>) {
        // The first look after a write sees what was there before it; half of the looks are not that early.
        if (random() < 0.5) await memory.watches.page(...asked);
        return memory.watches.page(...asked);
      },
      async keep(changes: Parameters<typeof memory.watches.keep>[0]) {
        const overtaken = new Set(await memory.watches.keep(changes));
        for (const change of changes) {
          if (overtaken.has(change)) continue;
          for (const notice of change.notices) {
            telling.put(change.watch.userId, newNotice(notice));
          }
        }
        return [...overtaken];
      },
    }),
    handOver: mortal({
      async handOver(notices: Parameters<JudgePrintingDeps["handOver"]>[0]) {
        if (notices.length > 0) orDie(where.itMatters);
        for (const notice of notices) send({ tell: { version: 1, ...notice } });
      },
    }).handOver,
  };
  const teller: Teller = {
    async tell(_user, channel, content) {
      await new Promise((resolve) => setImmediate(resolve));
      if (content.kind !== "fired") throw new Error(`Nobody asked for a ${content.kind}.`);
      const { alertId, number, price, before } = content.notice.told;
      const name = names.get(alertId) ?? "";
      heard.push({
        firing: firingLine(name, number, price.day, price.amount, before.amount),
        messageId: messageId(channel, content),
      });
      const attempt = { outcome: "answered", status: 200 } as const;
      return { attempt, receiver: "standard", sentence: "It answered with 200." };
    },
  };
  const tellDeps = {
    ...{ telling: mortal(telling.telling), digests: mortal(telling.digests) },
    ...{ channels: mortal(channels), teller: mortal(teller), clock, random },
    later: mortal({
      async at(message: ToTell, moment: Date) {
        if (!("noticeId" in message)) throw new Error("Nobody asked for a digest.");
        send({ tell: message }, moment.getTime());
      },
    }),
  };
  const handle = (message: Message) =>
    "looks" in message
      ? judgePrices(message.looks, judging)
      : tellNotices([message.tell], tellDeps);

  record(prices.filter(({ day }) => day <= setOn));
  const setting: AlertDeps = {
    ...{ alerts: memory.alerts, paths, rates: priceDeps.rates, order: priceDeps.order, clock },
    ...{ idTables: async () => [], looks, channels, searches: { members: async () => undefined } },
    collections: { get: async () => undefined },
    values: { toldIn: async () => [], path: async () => [] },
    expansions: { request: async () => undefined },
  };
  const [webhooks, users] = [new Map<string, Ulid>(), new Set(wishes.map(({ userId }) => userId))];
  for (const user of users) {
    const channel = aChannel();
    await channels.create(user, channel, 10);
    webhooks.set(user, channel.id);
  }
  for (const wish of wishes) {
    const { userId, id, way, line, rearm, name } = wish;
    const [source = "", currency = ""] = way.split(" ");
    const webhook = webhooks.get(userId);
    const given = {
      subject: { kind: "card", printingId: id, variant: "normal", state: "near_mint" },
      ...{ source, currency, line, rearm, delivery: "immediate" as const, isPaused: false },
      channels: webhook ? [webhook] : [],
    } as const;
    const { alert } = await createAlert({ userId, given }, setting);
    names.set(alert.id, name);
    const stored = await memory.alerts.get(userId, alert.id);
    if (stored) telling.setAlert(userId, stored);
  }

  const byDay = Map.groupBy(prices, ({ day }) => day);
  for (const day of days.filter((one) => one > setOn)) {
    const atMs = Date.parse(`${day}T20:00:00.000Z`);
    await queue.run(atMs, handle);
    for (const { event, printings } of record(byDay.get(day) ?? [])) {
      const message = { looks: printings.map((printing) => ({ printing, event })) };
      for (const _delivery of ["first", "second"]) send(message, atMs + delayMs(random));
    }
  }
  const last = days.at(-1) ?? setOn;
  await queue.run(Date.parse(`${dayAfter(last, 5)}T00:00:00.000Z`), handle);
  const stored = memory.notices.map(({ notice: { told } }) => told.kind);
  return { heard, ...queue.counts(), left: queue.left(), notices: stored.length };
}

const hourMs = 3_600_000;

/** Between storing what fired and having it told there is most to lose, and most looks find nothing that fires. */
const where = { itMatters: 40 } as const;

/** Nine of ten come within two hours, the others within three days. */
const delayMs = (random: () => number): number =>
  random() < 0.9 ? random() * 2 * hourMs : random() * 72 * hourMs;

/** Where the ways of these cards are read. Rates are others on each day; those of the day on which alerts are set hold for them. */
function pricesOf(
  { prices, setOn }: { readonly prices: readonly RealPrice[]; readonly setOn: string },
  clock: () => Date,
  histories: ReturnType<typeof pricesByDay>["histories"],
) {
  const cards = new Map(
    [...new Set(prices.map(({ id }) => id))].map((id) => {
      const [set, number] = [setIdOf(id), numberPartOf(id)];
      const variants = [{ key: "normal", finish: "normal" }];
      return [id, aCard({ id, game: "onepiece", setId: set, number, name: id, variants })];
    }),
  );
  const store = {
    ...memoryCatalogStore(),
    cards: async (ids: readonly PrintingId[]) =>
      ids.flatMap((id) => {
        const value = cards.get(id);
        return value ? [{ value, sources: [], contentHash: sha256(id) }] : [];
      }),
  };
  return {
    ...{ store, histories, shops: allShops, clock },
    order: orderOfSources(allShops, ["tcgdex", "tcgcsv", "cardmarket"]),
    rates: {
      between: async (_from: string, to: string) => [
        { day: to, base: "EUR", rates: { USD: to === setOn ? "1.25" : `1.${to.slice(-2)}` } },
      ],
    },
    ended: { of: async () => () => false },
  };
}
