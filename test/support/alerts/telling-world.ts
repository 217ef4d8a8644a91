import type { TellDeps } from "#functions/alerts/telling/deps.ts";
import { tellDigest } from "#functions/alerts/telling/tell-digest.ts";
import { tellNotices } from "#functions/alerts/telling/tell-notices.ts";
import { type Content, messageId, type Told } from "#functions/alerts/telling/teller.ts";
import type { Attempt } from "#functions/alerts/webhooks/attempt.ts";
import type { Alert } from "#schemas/alerts/alert.ts";
import type { AlertSettings } from "#schemas/alerts/settings.ts";
import type { ToTell } from "#schemas/messages/notice-stored.ts";
import type { ChannelItem, NoticeItem } from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { memoryChannelStore } from "#test/fakes/memory-channel-store.ts";
import { memoryTelling } from "#test/fakes/memory-telling.ts";

export const user = "collector";
/** SQS shows the message of a worker that died again after so long. */
const hiddenMs = 70_000;
const mostSteps = 20_000;

/** What a receiver was told. */
export interface Heard {
  readonly channelId: Ulid;
  readonly id: string;
  readonly at: Date;
  readonly content: Content;
  /** Whether it took it. */
  readonly isTaken: boolean;
}

interface Chances {
  /** What a receiver answers. @default 200 */
  readonly answer?: (channel: ChannelItem, content: Content) => Attempt;
  /** Whether the worker dies at its next read or write. @default never */
  readonly dies?: () => boolean;
  /** From 0 up to 1, for whatever is left to chance. @default 0 */
  readonly random?: () => number;
}

class Died extends Error {}

/** A queue, a table, receivers and a clock: all that telling meets, over as many days as it takes. */
export function tellingWorld(
  start: string,
  {
    answer = () => ({ outcome: "answered", status: 200 }),
    dies = () => false,
    random = () => 0,
  }: Chances = {},
) {
  let nowMs = Date.parse(start);
  const clock = () => new Date(nowMs);
  const channels = memoryChannelStore();
  const memory = memoryTelling(channels);
  const heard: Heard[] = [];
  let queue: { readonly message: ToTell; readonly atMs: number }[] = [];
  let deaths = 0;
  const send = (message: ToTell, atMs = nowMs) => {
    queue.push({ message, atMs: Math.max(atMs, nowMs) });
  };
  const orDie = () => {
    if (!dies()) return;
    deaths += 1;
    throw new Died();
  };
  /** Dies before or after whatever it does. */
  const mortal = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== "function") return call;
        return async (...args: unknown[]) => {
          orDie();
          const done: unknown = await Reflect.apply(call, target, args);
          orDie();
          return done;
        };
      },
    });
  const deps: TellDeps = {
    telling: mortal(memory.telling),
    digests: mortal(memory.digests),
    channels: mortal(channels),
    later: mortal({
      async at(message: ToTell, moment: Date) {
        send(message, moment.getTime());
      },
    }),
    teller: mortal({
      async tell(_user: string, channel: ChannelItem, content: Content): Promise<Told> {
        await new Promise((resolve) => setImmediate(resolve));
        const attempt = answer(channel, content);
        const isTaken = attempt.outcome === "answered" && attempt.status === 200;
        const id = messageId(channel, content);
        heard.push({ channelId: channel.id, id, at: clock(), content, isTaken });
        return { attempt, receiver: "standard", sentence: "It said something." };
      },
    }),
    ...{ clock, random },
  };
  const handle = async (message: ToTell) => {
    try {
      if ("noticeId" in message) await tellNotices([message], deps);
      else await tellDigest(message, deps);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      send(message, nowMs + hiddenMs);
    }
  };
  return {
    ...{ deps, channels, heard, send, clock, memory },
    deaths: () => deaths,
    waiting: () => queue.length,
    setSettings: (settings: AlertSettings) => memory.setSettings(user, settings),
    async given(alert: Alert, own: readonly ChannelItem[], notices: readonly NoticeItem[]) {
      for (const channel of own) await channels.create(user, channel, 99);
      memory.setAlert(user, alert);
      for (const notice of notices) memory.put(user, notice);
    },
    /** Has a notice told, at the moment that is said. */
    fire: (notice: NoticeItem, at?: string) =>
      send({ version: 1, userId: user, noticeId: notice.id }, at ? Date.parse(at) : nowMs),
    deliveryOf: (notice: NoticeItem, channel: ChannelItem) =>
      memory.noticeOf(user, notice.id)?.deliveries[channel.id],
    /** Lets time pass, and workers work side by side on what is there, until a moment or until nothing is left. */
    async run(until?: string) {
      const endMs = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
      for (let step = 0; queue.length > 0; step += 1) {
        if (step > mostSteps) throw new Error(`${queue.length} messages never end.`);
        const nextMs = Math.min(...queue.map(({ atMs }) => atMs));
        if (nextMs > endMs) break;
        nowMs = Math.max(nowMs, nextMs);
        const here = queue.filter(({ atMs }) => atMs <= nowMs);
        queue = queue.filter(({ atMs }) => atMs > nowMs);
        await Promise.all(here.map(({ message }) => handle(message)));
      }
      if (until !== undefined) nowMs = Math.max(nowMs, endMs);
    },
  };
}
