import type { Clock } from "#shared/kernel/clock.ts";

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** Time that passes only when a test says so, or when all that runs is asleep. */
export interface FakeClock {
  /** Now; reading it does not move it. */
  readonly now: Clock;
  /** Rejects never; resolves once time has come so far. */
  sleep(ms: number): Promise<void>;
  /** Lets so much time pass, and wakes who sleeps meanwhile, each at its own moment. */
  advance(ms: number): Promise<void>;
  /** Lets time pass as fast as the work sleeps, until it is done. */
  finish<T>(work: Promise<T>): Promise<T>;
  /** Milliseconds until the next sleeper wakes; undefined while nobody sleeps. */
  untilNext(): number | undefined;
}

/** Everything that can go on without time passing has gone on when this resolves. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * A clock that the code waits on: `now` and `sleep` belong together, so that hours take
 * milliseconds and two sleepers wake in the order of their moments.
 */
export function fakeClock(start = "2026-02-01T05:00:00.000Z"): FakeClock {
  let nowMs = Date.parse(start);
  let sleepers: Sleeper[] = [];
  const next = () => sleepers.reduce<Sleeper | undefined>(earlier, undefined);
  const wakeNext = async (sleeper: Sleeper) => {
    sleepers = sleepers.filter((other) => other !== sleeper);
    nowMs = Math.max(nowMs, sleeper.atMs);
    sleeper.wake();
    await settled();
  };
  return {
    now: () => new Date(nowMs),
    sleep: (ms) =>
      ms > 0
        ? new Promise((wake) => {
            sleepers.push({ atMs: nowMs + ms, wake });
          })
        : Promise.resolve(),
    async advance(ms) {
      const endMs = nowMs + ms;
      await settled();
      for (let one = next(); one && one.atMs <= endMs; one = next()) await wakeNext(one);
      nowMs = endMs;
    },
    async finish(work) {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      work.then(end, end);
      for (await settled(); !isOver; await settled()) {
        const one = next();
        if (one) await wakeNext(one);
      }
      return work;
    },
    untilNext() {
      const one = next();
      return one && one.atMs - nowMs;
    },
  };
}

/** Of two that wake at one moment, the one that fell asleep first. */
const earlier = (a: Sleeper | undefined, b: Sleeper): Sleeper => (a && a.atMs <= b.atMs ? a : b);
