import "#test/support/quiet-logs.ts";

import { fetchUnit } from "#functions/sources/fetching/fetch-unit.ts";
import { normalizePack } from "#functions/sources/normalizing/normalize-pack.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { giveUpIndex } from "#functions/sources/runs/build-index-for-run.ts";
import { completeRun } from "#functions/sources/runs/end-unit.ts";
import { giveUpUnit } from "#functions/sources/runs/give-up-unit.ts";
import { startRun } from "#functions/sources/runs/start-run.ts";
import type { Exchange } from "#functions/sources/upstreams/exchange.ts";
import { politeUpstream } from "#functions/sources/upstreams/polite-upstream.ts";
import type { Upstream } from "#functions/sources/upstreams/upstream.ts";
import { CatalogChanged } from "#schemas/messages/catalog-changed.ts";
import { PackLanded } from "#schemas/messages/pack-landed.ts";
import { type SyncMode, UnitDue } from "#schemas/messages/unit-due.ts";
import { Language } from "#schemas/values.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryLake } from "#test/fakes/memory-lake.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { memorySeenStore } from "#test/fakes/memory-seen-store.ts";
import { memoryStarts } from "#test/fakes/memory-starts.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";
import { type Message, memoryQueues } from "#test/support/memory-queue.ts";
import { host } from "#test/support/tcgdex-bodies.ts";

export type { DeadLetter, Message } from "#test/support/memory-queue.ts";
export { host, layOut, putCard } from "#test/support/tcgdex-bodies.ts";

const patience = { firstWaitMs: 15_000, longestWaitMs: 1_800_000 };
/** As the stack sets them. */
const attempts = { fetch: 10, normalize: 4, index: 4 };

/** What the upstream does instead of answering as it should; undefined lets it answer. */
export type Trouble = (url: string, at: Date) => Partial<Exchange> | undefined;

/**
 * The whole pipeline in one process: the real workers over memory, an upstream that is a table of
 * bodies, queues that hide and deliver as SQS does, and a clock that passes when all are waiting.
 */
export function pipeline({ random = () => 0.5 }: { random?: () => number } = {}) {
  const bodies = new Map<string, string>();
  /** What the next requests of an address come to instead of its body. */
  const faults = new Map<string, Partial<Exchange>[]>();
  const asked: string[] = [];
  const time = fakeClock("2026-02-01T06:00:00.000Z");
  const { now: clock, sleep } = time;
  const queues = memoryQueues(time);
  const world: { trouble: Trouble; doomed: (message: Message) => boolean } = {
    trouble: () => undefined,
    doomed: () => false,
  };
  const counts = { indexed: 0, invocations: 0 };
  let ids = 0;
  const newId = () => `ID${String(++ids).padStart(6, "0")}`;

  const upstream: Upstream = {
    async get(url, { etag }) {
      asked.push(url);
      const base = { requestedAt: clock().toISOString(), durationMs: 20 };
      await sleep(base.durationMs);
      const fault = faults.get(url)?.shift() ?? world.trouble(url, clock());
      if (fault) return { ...base, ...fault };
      const body = bodies.get(url);
      if (body === undefined) return { ...base, status: 404, headers: {} };
      const headers = { etag: `"${sha256(body).slice(0, 8)}"`, contentType: "application/json" };
      if (etag === headers.etag) return { ...base, status: 304, headers };
      return { ...base, status: 200, headers, bytes: Buffer.from(body) };
    },
  };
  const gate = memoryUpstreamGate({ clock, random, patience, requestsPerSecond: 20 });
  const { lake, packs, observed } = memoryLake();
  const store = memoryCatalogStore();
  const rejects = queues.deadLetters("normalize", attempts.normalize);
  const deps = {
    sources: new Map([["tcgdex", tcgdex(host)]]),
    // Every call is a cold one: nothing is known of the circuit but what all share.
    upstreamOf: (name: string) => politeUpstream(name, { upstream, gate, clock, sleep, random }),
    ...{ gate, lake, store, clock, newId, random, patience, lanes: 2, budgetMs: 40_000 },
    seenStore: memorySeenStore(),
    runs: memoryRunStore(),
    languages: [Language.parse("en")],
    queues: {
      async fetch(messages: readonly UnitDue[]) {
        for (const body of messages) queues.send("fetch", body);
      },
      async normalize(messages: readonly PackLanded[]) {
        for (const body of messages) queues.send("normalize", body);
      },
      async index(message: CatalogChanged) {
        queues.send("index", message);
      },
    },
    rejects: {
      bury: (body: PackLanded, why: { reason: string }) => rejects.bury(JSON.stringify(body), why),
    },
  };

  const starts = memoryStarts();
  const queueOf = (to: keyof typeof attempts) => async () => ({
    ...{ starts, deadLetters: queues.deadLetters(to, attempts[to]) },
  });
  const runtime = async () => deps;
  type Deps = typeof deps;
  const giveUp = (message: UnitDue | PackLanded, given: Deps, reason: string) =>
    giveUpUnit(message, reason, given);
  const handlers: Record<string, ReturnType<typeof queueHandler>> = {
    fetch: queueHandler(UnitDue, runtime, fetchUnit, { giveUp, queue: queueOf("fetch") }),
    normalize: queueHandler(PackLanded, runtime, normalizePack, {
      ...{ giveUp, queue: queueOf("normalize") },
    }),
    index: queueHandler(
      CatalogChanged,
      runtime,
      async ({ runId }, given) => {
        counts.indexed += 1;
        await completeRun(runId, given);
        return undefined;
      },
      {
        giveUp: (message, given, reason) => giveUpIndex(message, reason, given),
        queue: queueOf("index"),
      },
    ),
  };

  /** One call of the queue's worker; a doomed one dies without a word. */
  async function call(message: Message): Promise<void> {
    counts.invocations += 1;
    const receivedAtMs = clock().getTime();
    if (world.doomed(message)) {
      // It dies in its work, which it would not have begun after too many starts.
      const most = attempts[message.to === "fetch" ? "fetch" : "normalize"];
      if ((await starts.begin(message.id)) <= most) return queues.putBack(message, receivedAtMs);
      await starts.forgive(message.id);
    }
    const result = await handlers[message.to]?.(queues.delivered(message));
    if (result?.batchItemFailures.length) queues.putBack(message, receivedAtMs);
  }
  const handle = (message: Message) => time.finish(call(message));
  const earliest = () =>
    queues.queue.reduce((best, _message, index, all) => {
      const visibleAt = (at: number) => all[at]?.visibleAtMs ?? 0;
      return visibleAt(index) < visibleAt(best) ? index : best;
    }, 0);

  return {
    ...{ bodies, faults, asked, packs, observed, deps, store, handle, call, time, world, counts },
    ...{ queue: queues.queue, dead: queues.dead, redrive: queues.redrive },
    indexed: () => counts.indexed,
    pass: (days: number) => time.advance(days * 86_400_000),
    start: async (mode: SyncMode = "due") => (await startRun({ mode }, undefined, deps)).run,
    /** Handles messages until none is left, waiting where they wait; `pick` may choose the next. */
    async drain(pick: (length: number) => number = earliest): Promise<void> {
      while (queues.queue.length > 0) {
        const [message] = queues.queue.splice(pick(queues.queue.length), 1);
        if (!message) continue;
        await time.advance(Math.max(0, message.visibleAtMs - clock().getTime()));
        await handle(message);
      }
    },
  };
}
