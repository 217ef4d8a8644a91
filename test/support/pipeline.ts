import { fetchUnit } from "#functions/sources/fetching/fetch-unit.ts";
import { normalizePack } from "#functions/sources/normalizing/normalize-pack.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { completeRun } from "#functions/sources/runs/end-unit.ts";
import { orFailUnit } from "#functions/sources/runs/give-up-unit.ts";
import { startRun } from "#functions/sources/runs/start-run.ts";
import type { Exchange } from "#functions/sources/upstreams/exchange.ts";
import { politeUpstream } from "#functions/sources/upstreams/polite-upstream.ts";
import type { Upstream } from "#functions/sources/upstreams/upstream.ts";
import type { SharedCircuit } from "#functions/sources/upstreams/upstream-gate.ts";
import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { SyncMode, UnitDue } from "#schemas/messages/unit-due.ts";
import { Language } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryLake } from "#test/fakes/memory-lake.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { memorySeenStore } from "#test/fakes/memory-seen-store.ts";

export type Message =
  | { readonly to: "fetch"; readonly body: UnitDue; readonly attempt: number }
  | { readonly to: "normalize"; readonly body: PackLanded; readonly attempt: number };
export type DeadLetter = Message & { readonly reason: string };

const maxAttempts = 4;
export const host = "http://cards.test";

/**
 * The whole pipeline in one process: real use cases over memory, an upstream that is a table of
 * bodies, a queue from which a test picks the next message, and a clock that only goes forward.
 */
export function pipeline() {
  const bodies = new Map<string, string>();
  /** What the next requests of an address come to instead of its body. */
  const faults = new Map<string, Partial<Exchange>[]>();
  const asked: string[] = [];
  const queue: Message[] = [];
  const dead: DeadLetter[] = [];
  let indexed = 0;
  let nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  let ids = 0;
  const clock = () => {
    nowMs += 1;
    return new Date(nowMs);
  };
  const newId = () => `ID${String(++ids).padStart(6, "0")}`;

  const upstream: Upstream = {
    async get(url, { etag }) {
      asked.push(url);
      const base = { requestedAt: clock().toISOString(), durationMs: 1 };
      const fault = faults.get(url)?.shift();
      if (fault) return { ...base, ...fault };
      const body = bodies.get(url);
      if (body === undefined) return { ...base, status: 404, headers: {} };
      const headers = { etag: `"${sha256(body).slice(0, 8)}"`, contentType: "application/json" };
      if (etag === headers.etag) return { ...base, status: 304, headers };
      return { ...base, status: 200, headers, bytes: Buffer.from(body) };
    },
  };
  let circuit: SharedCircuit | undefined;
  const gate = {
    lease: async (_source: string, count: number) => ({
      ...{ firstAtMs: nowMs, intervalMs: 0, count },
      circuit,
    }),
    async saveCircuit(_source: string, { state, changedAt }: SharedCircuit) {
      circuit = { state, changedAt };
    },
    noteSuccess: async () => {},
    status: async (source: string) => ({ source, requestsPerSecond: 1, isOpen: false }),
  };
  const { lake, packs, observed } = memoryLake();
  const store = memoryCatalogStore();
  const send = (to: Message["to"], body: Message["body"]) =>
    queue.push({ to, body, attempt: 1 } as Message);
  const deps = {
    sources: new Map([["tcgdex", tcgdex(host)]]),
    upstreamOf: (name: string) =>
      politeUpstream(name, { upstream, gate, clock, sleep: async () => {} }),
    ...{ gate, lake, store, clock, newId, lanes: 4, budgetMs: 60_000 },
    seenStore: memorySeenStore(),
    runs: memoryRunStore(),
    languages: [Language.parse("en")],
    queues: {
      fetch: async (messages: readonly UnitDue[]) => {
        for (const body of messages) send("fetch", body);
      },
      normalize: async (messages: readonly PackLanded[]) => {
        for (const body of messages) send("normalize", body);
      },
      async index({ runId }: { runId: string }) {
        indexed += 1;
        await completeRun(runId, deps);
      },
    },
    rejects: {
      async bury(body: PackLanded, { reason }: { reason: string }) {
        dead.push({ to: "normalize", body, attempt: 1, reason });
      },
    },
  };

  /** Handles one message as the queue's worker does. */
  async function handle(message: Message): Promise<void> {
    const delivery = { isLast: message.attempt >= maxAttempts };
    const work = (): Promise<object> =>
      message.to === "fetch" ? fetchUnit(message.body, deps) : normalizePack(message.body, deps);
    try {
      await orFailUnit(message.body, delivery, { ...deps, work });
    } catch (error) {
      const isOver =
        delivery.isLast || (error instanceof MessageError && error.errorClass === "permanent");
      if (isOver) dead.push({ ...message, reason: String(error) });
      else queue.push({ ...message, attempt: message.attempt + 1 });
    }
  }

  return {
    ...{ bodies, faults, asked, queue, dead, packs, observed, deps, store, handle },
    indexed: () => indexed,
    pass: (days: number) => {
      nowMs += days * 86_400_000;
    },
    start: async (mode: SyncMode = "due") => (await startRun({ mode }, undefined, deps)).run,
    /** Handles messages until none is left; `pick` chooses which is next. */
    async drain(pick: (length: number) => number = () => 0): Promise<void> {
      while (queue.length > 0) {
        const [message] = queue.splice(pick(queue.length), 1);
        if (message) await handle(message);
      }
    },
    redrive() {
      for (const { reason: _, ...letter } of dead.splice(0)) queue.push({ ...letter, attempt: 1 });
    },
  };
}

/** Lays out sets of cards as TCGdex answers them. */
export function layOut(
  bodies: Map<string, string>,
  sets: Readonly<Record<string, readonly string[]>>,
): void {
  const put = (path: string, value: unknown) =>
    bodies.set(`${host}/v2/en/${path}`, JSON.stringify(value));
  put(
    "sets",
    Object.entries(sets).map(([id, cards]) => ({
      ...{ id, name: id },
      cardCount: { total: cards.length, official: cards.length },
    })),
  );
  for (const [id, numbers] of Object.entries(sets)) {
    const cardCount = { total: numbers.length, official: numbers.length };
    const briefs = numbers.map((localId) => ({
      id: `${id}-${localId}`,
      ...{ localId, name: `Card ${localId}` },
    }));
    put(`sets/${id}`, {
      ...{ id, name: id, cardCount, cards: briefs },
      serie: { id: "base", name: "Base" },
      releaseDate: "1999-01-09",
      legal: { standard: false, expanded: false },
    });
    for (const brief of briefs) putCard(bodies, brief.id);
  }
}

/** One card; `more` are fields that differ. */
export function putCard(bodies: Map<string, string>, id: string, more: object = {}): void {
  const [setId = "", localId = ""] = id.split(/-(?=[^-]*$)/);
  const card = {
    ...{ category: "Pokemon", id, localId, name: `Card ${localId}`, rarity: "Common" },
    set: { id: setId, name: setId, cardCount: { total: 1, official: 1 } },
    variants: { firstEdition: false, holo: false, normal: true, reverse: false, wPromo: false },
    ...{ hp: 50, types: ["Fire"], stage: "Basic", updated: "2026-02-01T00:00:00Z" },
    legal: { standard: false, expanded: false },
    ...more,
  };
  bodies.set(`${host}/v2/en/cards/${id}`, JSON.stringify(card));
}
