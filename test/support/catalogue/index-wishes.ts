import { ComeBack } from "#shared/kernel/come-back.ts";
import { answerWish, type Wish } from "#shared/kernel/wishes/answer-wish.ts";
import type { WantedBuilds } from "#shared/kernel/wishes/wanted-builds.ts";
import { memoryWantedBuilds } from "#test/fakes/memory-wanted-builds.ts";

/** A change of the catalogue, and how late each delivery of its event comes. */
export interface Happening {
  /** After the change before. */
  readonly afterMs: number;
  readonly deliveriesMs: readonly number[];
  readonly isUrgent: boolean;
}

export interface Chance {
  /** At which steps of all work together a worker dies. */
  readonly deaths: readonly number[];
  /** A number below 50, again and again. */
  next(): number;
}

/** What a worker calls, so that each call may be interrupted before and after it is done. */
function mortal<Port extends object>(port: Port, step: () => Promise<void>): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const call: unknown = Reflect.get(target, name);
      if (typeof call !== "function") return call;
      return async (...args: unknown[]) => {
        await step();
        const answer: unknown = await call.apply(target, args);
        await step();
        return answer;
      };
    },
  });
}

const stepsOfABuild = 10;
const startMs = Date.parse("2026-02-01T06:00:00.000Z");
/** When SQS gives the message of a dead worker back. */
const hiddenMs = 310_000;

/**
 * Workers that answer wishes side by side, a step at a time and in any order, over a catalogue that is
 * one number: how often it was changed. Ends when no message is left, and nobody works.
 */
export async function answered(all: readonly Happening[], chance: Chance) {
  const state = memoryWantedBuilds();
  const agenda: { atMs: number; happen: () => void }[] = [];
  /** Work that waits for its next step. */
  const waiting: (() => void)[] = [];
  let nowMs = startMs;
  const counts = { changed: 0, indexed: 0, builds: 0, steps: 0 };
  const step = async () => {
    counts.steps += 1;
    if (chance.deaths.includes(counts.steps)) throw new Error("The worker died.");
    await new Promise<void>((go) => waiting.push(go));
  };
  const deps = {
    what: "index",
    wanted: mortal<WantedBuilds>(state, step),
    clock: () => new Date(nowMs),
    patience: { quietSeconds: 5, longestWaitSeconds: 60 },
    async build() {
      const seen = counts.changed;
      // Much may happen while it reads and writes.
      for (let left = stepsOfABuild; left > 0; left -= 1) await step();
      counts.builds += 1;
      // As the pointer does: of two builds the one that has seen more counts.
      counts.indexed = Math.max(counts.indexed, seen);
      return { version: String(seen), cards: seen, outcome: "published" as const };
    },
  };
  const deliver = (id: string, wish: Wish) => {
    const again = (atMs: number) => agenda.push({ atMs, happen: () => deliver(id, wish) });
    answerWish(wish, deps, id).then(
      (answer) => answer instanceof ComeBack && again(nowMs + answer.afterSeconds * 1000),
      () => again(nowMs + hiddenMs),
    );
  };
  const change = ({ deliveriesMs, isUrgent }: Happening, number: number) => {
    counts.changed += 1;
    // As the stream tells it: rounded down.
    const at = new Date(Math.floor(nowMs / 1000) * 1000).toISOString();
    for (const [copy, lateMs] of deliveriesMs.entries()) {
      const happen = () => deliver(`${number}.${copy}`, { game: "pokemon", at, isUrgent });
      agenda.push({ atMs: nowMs + lateMs, happen });
    }
  };
  let atMs = startMs;
  for (const [number, one] of all.entries()) {
    atMs += one.afterMs;
    agenda.push({ atMs, happen: () => change(one, number) });
  }
  const takeStep = () => {
    const pick = chance.next();
    // Between two steps of some work others begin, or a second passes.
    if (pick > 30) nowMs += 1_500;
    const due = agenda.findIndex((one) => one.atMs <= nowMs);
    if (due >= 0 && pick % 3 === 0) agenda.splice(due, 1)[0]?.happen();
    else waiting.splice(pick % waiting.length, 1)[0]?.();
  };
  const letTimePass = () => {
    agenda.sort((a, b) => a.atMs - b.atMs);
    const next = agenda.shift();
    nowMs = Math.max(nowMs, next?.atMs ?? nowMs);
    next?.happen();
  };
  for (;;) {
    await new Promise((go) => setImmediate(go));
    if (waiting.length > 0) takeStep();
    else if (agenda.length > 0) letTimePass();
    else return { ...counts, state: await state.find("pokemon") };
  }
}
