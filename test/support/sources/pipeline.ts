import { catalogRecorders } from "#functions/catalog/index.ts";
import "#test/support/running/quiet-logs.ts";

import { fetchWorker } from "#functions/sources/handlers/fetch-unit.ts";
import { freshnessMeter } from "#functions/sources/handlers/measure-freshness.ts";
import { normalizeWorker } from "#functions/sources/handlers/normalize-pack.ts";
import type { CardsToAsk } from "#functions/sources/port/card-by-card.ts";
import type { Source } from "#functions/sources/port/source.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { silverOfReplays } from "#functions/sources/replaying/silver-audit.ts";
import { type ReplayRequest, startReplay } from "#functions/sources/replaying/start-replay.ts";
import { startRun } from "#functions/sources/runs/start-run.ts";
import type { Games } from "#schemas/games/index.ts";
import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { ReplayDue } from "#schemas/messages/replay-due.ts";
import type { SyncMode, UnitDue } from "#schemas/messages/unit-due.ts";
import type { RunFinding } from "#schemas/storage/work-items.ts";
import { Language } from "#schemas/values.ts";
import type { queueHandler } from "#shared/events/queue-handler.ts";
import { type Recorder, recordersOf } from "#shared/kernel/recorder.ts";
import type { Exchange } from "#shared/upstreams/exchange.ts";
import { settingsIn } from "#shared/upstreams/pace-settings.ts";
import { politeUpstream } from "#shared/upstreams/polite-upstream.ts";
import type { Authoriser, Upstream } from "#shared/upstreams/upstream.ts";
import { type FakeClock, fakeClock } from "#test/fakes/fake-clock.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryLake } from "#test/fakes/memory-lake.ts";
import { memoryNewestMarks } from "#test/fakes/memory-newest-marks.ts";
import { memoryReplayStore } from "#test/fakes/memory-replay-store.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { memorySeenStore } from "#test/fakes/memory-seen-store.ts";
import { memoryStarts } from "#test/fakes/memory-starts.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";
import { memoryWantedLists } from "#test/fakes/memory-wanted-lists.ts";
import { host } from "#test/support/catalogue/tcgdex-bodies.ts";
import { tabledUpstream } from "#test/support/sources/tabled-upstream.ts";
import { memoryQueues } from "#test/support/workers/memory-queue.ts";
import { replaceable } from "#test/support/workers/replaceable.ts";
import { type CallTrouble, workerCalls } from "#test/support/workers/worker-calls.ts";

export { host, layOut, putCard } from "#test/support/catalogue/tcgdex-bodies.ts";
export type { Message } from "#test/support/workers/memory-queue.ts";
export type { Call } from "#test/support/workers/worker-calls.ts";

/** As the stack sets them. */
const attempts = { fetch: 10, normalize: 4 };
type QueueName = keyof typeof attempts;

/** What the upstream does instead of answering as it should; undefined lets it answer. */
export type Trouble = (url: string, at: Date) => Partial<Exchange> | undefined;

/** What goes wrong around the pipeline. */
interface World extends CallTrouble {
  trouble: Trouble;
}

export interface PipelineOptions {
  readonly random?: () => number;
  /** @default English alone */
  readonly languages?: readonly string[];
  readonly sources?: readonly Source[];
  /** Instead of the table of bodies. */
  readonly upstream?: (time: FakeClock) => Upstream;
  readonly letIn?: (source: Source, clock: FakeClock["now"]) => Authoriser | undefined;
  /** What sources are asked for that are asked card by card. */
  readonly wantedCards?: CardsToAsk;
  /** Beside the catalogue's. */
  readonly recorders?: readonly Recorder[];
  /** @default those of this project */
  readonly games?: Games;
}

/**
 * The whole pipeline in one process: the real workers over memory, an upstream that is a table of
 * bodies, queues that hide and deliver as SQS does, and a clock that passes when all are waiting.
 */
export function pipeline({
  random = () => 0.5,
  sources: given = [tcgdex(host)],
  languages = ["en"],
  upstream: upstreamOver,
  letIn,
  recorders = [],
  wantedCards,
  games,
}: PipelineOptions = {}) {
  const bodies = new Map<string, string>();
  /** What the next requests of an address come to instead of its body. */
  const faults = new Map<string, Partial<Exchange>[]>();
  /** Headers of single addresses, beside those of every answer or instead of them. */
  const headers = new Map<string, Exchange["headers"]>();
  const asked: string[] = [];
  const noted: RunFinding[] = [];
  const time = fakeClock("2026-02-01T06:00:00.000Z");
  const { now: clock, sleep } = time;
  const queues = memoryQueues(time);
  const world: World = { trouble: () => undefined, doomed: () => false, throttled: () => false };
  let ids = 0;
  const newId = () => `ID${String(++ids).padStart(6, "0")}`;

  const troubleOf = (url: string) => faults.get(url)?.shift() ?? world.trouble(url, clock());
  const upstream =
    upstreamOver?.(time) ??
    tabledUpstream({ bodies, time, asked, troubleOf, headersOf: (url) => headers.get(url) });
  const sources: ReadonlyMap<string, Source> = new Map(
    given.map((source) => [source.name, source]),
  );
  const gate = replaceable(() =>
    memoryUpstreamGate({ clock, random, settingsOf: settingsIn(sources) }),
  );
  const [seenStore, runs] = [replaceable(memorySeenStore), replaceable(memoryRunStore)];
  const { lake, packs, bodies: large, observed, recent, files, gathered } = memoryLake(clock);
  const store = memoryCatalogStore(games);
  const replays = replaceable(memoryReplayStore);
  const allRecorders = recordersOf(catalogRecorders({ store, ...(games && { games }) }), recorders);
  const rejects = queues.deadLetters("normalize", attempts.normalize);
  const deps = {
    sources,
    /** No map of products but what a test puts here. */
    maps: async (): Promise<{ readonly version: string } | undefined> => undefined,
    // Every call is a cold one: nothing is known of the circuit but what all share.
    upstreamOf: (source: Source) =>
      politeUpstream(source.name, {
        ...{ upstream, gate: gate.port, clock, sleep, random },
        trouble: source.trouble?.bind(source),
        letIn: letIn?.(source, clock),
      }),
    recorders: allRecorders,
    ...silverOfReplays({ store, places: store, recorders: allRecorders, ...(games && { games }) }),
    replays: replays.port,
    ...{ marks: memoryNewestMarks(), wanted: memoryWantedLists() },
    ...(wantedCards && { wantedCards }),
    ...{ lake, files, store, clock, newId, random, budgetMs: 40_000 },
    ...{ gate: gate.port, seenStore: seenStore.port, runs: runs.port },
    languages: languages.map((code) => Language.parse(code)),
    queues: {
      async fetch(messages: readonly UnitDue[]) {
        for (const body of messages) queues.send("fetch", body);
      },
      async normalize(messages: readonly PackLanded[]) {
        for (const body of messages) queues.send("normalize", body);
      },
      async replay(messages: readonly ReplayDue[]) {
        for (const body of messages) queues.send("normalize", body);
      },
    },
    noteFindings: (findings: readonly RunFinding[]) => {
      noted.push(...findings);
    },
    rejects: {
      bury: (body: PackLanded, why: { reason: string }) => rejects.bury(JSON.stringify(body), why),
    },
  };

  const starts = replaceable(memoryStarts);
  const queueOf = (to: QueueName) => async () => ({
    ...{ starts: starts.port, deadLetters: queues.deadLetters(to, attempts[to]) },
  });
  const runtime = async () => deps;
  const meter = freshnessMeter(runtime);
  const handlers: Record<string, ReturnType<typeof queueHandler>> = {
    // Called without a queue; what Lambda does until it has room is much the same.
    async freshness({ Records }) {
      for (const { body } of Records) await meter(JSON.parse(body));
      return { batchItemFailures: [] };
    },
    fetch: fetchWorker(runtime, queueOf("fetch")),
    normalize: normalizeWorker(runtime, queueOf("normalize")),
  };

  const work = workerCalls({
    ...{ time, queues, handlers, starts: starts.port, trouble: world },
    attemptsOf: (queue) => attempts[queue === "fetch" ? "fetch" : "normalize"],
  });

  return {
    ...{
      bodies,
      headers,
      faults,
      asked,
      noted,
      packs,
      observed,
      recent,
      gathered,
      large,
      deps,
      store,
      time,
      world,
    },
    ...work,
    ...{ queue: queues.queue, dead: queues.dead, redrive: queues.redrive },
    /** A schedule's message: to see which sources are due, or of the hourly measurement. */
    occur: (what: "schedule" | "freshness") =>
      queues.send(what === "freshness" ? "freshness" : "fetch", {
        ...{ version: "0", "detail-type": "Scheduled Event", time: clock().toISOString() },
      }),
    /** The table `work` is emptied. */
    forget: () => {
      for (const one of [gate, seenStore, runs, replays, starts]) one.replace();
    },
    pass: (days: number) => time.advance(days * 86_400_000),
    replay: (request: Partial<ReplayRequest> = {}) =>
      startReplay(
        { source: "tcgdex", target: "silver", retiresMany: false, ...request },
        undefined,
        deps,
      ),
    start: async (mode: SyncMode = "due") => (await startRun({ mode }, undefined, deps)).run,
    /** A run of one source, to its end. */
    run: async (source: string, mode: SyncMode = "full") => {
      const { run } = await startRun({ source, mode }, undefined, deps);
      await work.drain();
      return runs.port.get(run.id);
    },
  };
}
