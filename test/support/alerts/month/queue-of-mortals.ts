/** Whoever works dies at this moment. */
export class Died extends Error {}

/** SQS shows the message of a worker that died again after so long. */
const hiddenMs = 70_000;
/** Workers side by side. */
const workers = 8;

export interface Chance {
  /** From 0 up to 1, without 1. */
  readonly random: () => number;
  /** How likely a worker dies before a call, and after it. */
  readonly deathly: number;
}

/**
 * Messages that come when their time has come, in whatever order they are then, to workers that die; and a clock that goes on while they work.
 */
export function queueOfMortals<Message>(startMs: number, { random, deathly }: Chance) {
  let nowMs = startMs;
  let waiting: { readonly message: Message; readonly atMs: number }[] = [];
  let [deaths, handled] = [0, 0];
  const orDie = (times = 1) => {
    if (random() >= times * deathly) return;
    deaths += 1;
    throw new Died("A worker died.");
  };
  const send = (message: Message, atMs = nowMs) => {
    waiting.push({ message, atMs });
  };
  return {
    /** Dies so many times as likely as at any other call. */
    orDie,
    ...{ send, clock: () => new Date(nowMs), counts: () => ({ deaths, handled }) },
    /** The same port, in whose calls workers die. */
    mortal: <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get(target, name) {
          const call: unknown = Reflect.get(target, name);
          if (typeof call !== "function") return call;
          return async (...given: unknown[]) => {
            orDie();
            const done: unknown = await Reflect.apply(call, target, given);
            orDie();
            return done;
          };
        },
      }),
    /** Lets time pass up to a moment, and has `handle` take what comes until then. */
    async run(untilMs: number, handle: (message: Message) => Promise<unknown>): Promise<void> {
      for (;;) {
        const nextMs = waiting.reduce((least, { atMs }) => Math.min(least, atMs), untilMs + 1);
        if (nextMs > untilMs) break;
        nowMs = Math.max(nowMs, nextMs);
        const here = waiting.filter(({ atMs }) => atMs <= nowMs);
        waiting = waiting.filter(({ atMs }) => atMs > nowMs);
        while (here.length > 0) {
          const some = Array.from({ length: Math.min(workers, here.length) }, () =>
            here.splice(Math.floor(random() * here.length), 1),
          ).flat();
          await Promise.all(
            some.map(async ({ message }) => {
              handled += 1;
              try {
                await handle(message);
              } catch (error) {
                if (!(error instanceof Died)) throw error;
                send(message, nowMs + hiddenMs);
              }
            }),
          );
        }
        nowMs += 1;
      }
      nowMs = Math.max(nowMs, untilMs);
    },
    left: () => waiting.length,
  };
}
