import { PrintingId } from "#schemas/values.ts";
import type { Message, pipeline, Trouble } from "#test/support/sources/pipeline.ts";

type Line = ReturnType<typeof pipeline>;

/** Calls that run side by side at most, as the stack bounds them; Lambda begins with five. */
const slots: Readonly<Record<string, number>> = {
  freshness: 2,
  fetch: 2,
  normalize: 5,
};
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
/** How often it is seen which sources are due. */
const scheduleMs = 15 * minuteMs;
/** When in each hour it is measured how fresh the catalogue is. */
const measuredAtMs = 15 * minuteMs;

/** The same numbers at every run, spread as chance would. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Time from a moment, for a while, in which something happens. */
export const during = (fromMs: number, lengthMs: number, then: Trouble): Trouble => {
  return (url, at) =>
    at.getTime() >= fromMs && at.getTime() < fromMs + lengthMs ? then(url, at) : undefined;
};

/** Cards that silver holds, of so many that the upstream has. */
export async function missing({ store, bodies }: Line): Promise<number> {
  const ids = [...bodies.keys()].flatMap((url) => {
    const [, id] = url.split("/cards/");
    return id ? [PrintingId.parse(`pokemon:en:${id}`)] : [];
  });
  return ids.length - (await store.cards(ids)).length;
}

interface Watching {
  /** Called every five minutes, as somebody who looks at the queues. */
  readonly look?: () => void;
}

/**
 * Lets days pass with the quarter-hourly look for what is due, and with the hourly measurement:
 * workers start as messages become visible and as many run side by side as the stack allows. Answers
 * when every card was first in the catalogue.
 */
export async function liveThrough(
  line: Line,
  days: number,
  { look = () => {} }: Watching = {},
): Promise<{ freshAtMs?: number }> {
  const { time, queue, call, store } = line;
  const nowMs = () => time.now().getTime();
  const endMs = nowMs() + days * dayMs;
  const busy: Record<string, number> = {};
  const fresh: { freshAtMs?: number } = {};
  const rhythms = [
    rhythm(nowMs(), scheduleMs, () => line.occur("schedule")),
    rhythm(nowMs() + measuredAtMs, hourMs, () => line.occur("freshness")),
    rhythm(nowMs(), 5 * minuteMs, look),
  ];
  let written = store.writes();

  const begin = (message: Message) => {
    busy[message.to] = (busy[message.to] ?? 0) + 1;
    void call(message).finally(() => {
      busy[message.to] = (busy[message.to] ?? 0) - 1;
    });
  };
  const isFree = ({ to }: Message) => (busy[to] ?? 0) < (slots[to] ?? 1);
  const beginDue = () => {
    for (let at = 0; at < queue.length; at += 1) {
      const message = queue[at];
      if (!message || message.visibleAtMs > nowMs() || !isFree(message)) continue;
      queue.splice(at, 1);
      at -= 1;
      begin(message);
    }
  };
  const untilVisible = () =>
    Math.min(...queue.filter(isFree).map(({ visibleAtMs }) => Math.max(0, visibleAtMs - nowMs())));

  while (nowMs() < endMs) {
    for (const one of rhythms) await one.beat(nowMs());
    beginDue();
    await time.advance(0);
    if (store.writes() > written) {
      written = store.writes();
      if (fresh.freshAtMs === undefined && (await missing(line)) === 0) fresh.freshAtMs = nowMs();
    }
    const next = Math.min(
      ...[untilVisible(), time.untilNext() ?? Number.POSITIVE_INFINITY],
      ...rhythms.map(({ nextMs }) => nextMs() - nowMs()),
      endMs - nowMs(),
    );
    await time.advance(next);
  }
  return fresh;
}

/** Something that is done at a moment and again and again after it. */
function rhythm(firstMs: number, everyMs: number, work: () => unknown) {
  let nextMs = firstMs;
  return {
    nextMs: () => nextMs,
    async beat(nowMs: number): Promise<void> {
      if (nowMs < nextMs) return;
      nextMs += everyMs;
      await work();
    },
  };
}
