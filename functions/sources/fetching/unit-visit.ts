import { observationsKey } from "#schemas/storage/lake.ts";
import type { Seen, SeenAnswer } from "#schemas/storage/seen-shard.ts";
import { type Run, UnitFigures, type UnitName } from "#schemas/storage/work-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Lake } from "../lake/lake.ts";
import type { RunStore } from "../runs/run-store.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import type { Source, Wanted } from "../source.ts";
import { bytesOf } from "../upstreams/exchange.ts";
import type { PoliteUpstream, Refusal } from "../upstreams/polite-upstream.ts";
import type { Patience } from "../upstreams/politeness.ts";
import type { UpstreamGate } from "../upstreams/upstream-gate.ts";
import { inLanes } from "./in-lanes.ts";
import { type AskedFor, isNews, roundOf } from "./round.ts";
import type { SeenShard, SeenStore } from "./seen-store.ts";

export interface FetchDeps {
  readonly sources: ReadonlyMap<string, Source>;
  readonly upstreamOf: (source: string) => PoliteUpstream;
  readonly gate: Pick<UpstreamGate, "noteSuccess" | "status">;
  readonly lake: Lake;
  readonly seenStore: SeenStore;
  readonly runs: RunStore;
  readonly queues: WorkQueues;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Requests under way at once in this invocation. */
  readonly lanes: number;
  /** After so long no further request is begun; the rest goes back to the queue. */
  readonly budgetMs: number;
  readonly patience: Patience;
  readonly random: () => number;
}

/** A request, with what the unit's list says of what it asks for. */
export type AskedRequest = Wanted & { readonly mark?: string };

function sumOf(a: Partial<UnitFigures>, b: Partial<UnitFigures>): Partial<UnitFigures> {
  const names = UnitFigures.keyof().options;
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}

interface UnitOfRun {
  readonly run: Run;
  readonly source: Source;
  readonly unit: UnitName;
  readonly shard: SeenShard;
  readonly upstream: PoliteUpstream;
}

/** One invocation's way through a unit: what it has seen so far, and what stopped it. */
export class UnitVisit {
  shard: SeenShard;
  refusal: Refusal | undefined;
  readonly failures: string[] = [];
  /** Figures that the unit's item does not hold yet. */
  uncounted: Partial<UnitFigures> = {};
  readonly report = { requests: 0, newBodies: 0 };
  private readonly of: UnitOfRun;
  private readonly deps: FetchDeps;
  private readonly upstream: PoliteUpstream;
  private readonly deadlineMs: number;
  private isOutOfTime = false;
  /** Whether a probe was answered. */
  isUpstreamWell = false;
  private hasNewFailures = false;
  private isListUnsaved = false;

  constructor(of: UnitOfRun, deps: FetchDeps) {
    this.of = of;
    this.deps = deps;
    this.shard = of.shard;
    this.upstream = of.upstream;
    this.deadlineMs = deps.clock().getTime() + deps.budgetMs;
  }

  /** False once time is up or the upstream wants to be left alone. */
  get mayGoOn(): boolean {
    return this.refusal === undefined && !this.isOutOfTime;
  }

  /** The upstream answers others of their kind; what does not come did not come before either. */
  get isAtFault(): boolean {
    return this.isUpstreamWell && this.failures.length > 0 && !this.hasNewFailures;
  }

  isOpeningDue({ name }: Wanted): boolean {
    const before = this.shard.seen.answers[name];
    return !before || before.failed === true || before.checkedAt < this.of.run.startedAt;
  }

  /** Sends what a dead worker saved and may not have sent. */
  async resend(): Promise<void> {
    if (this.shard.unsent.length > 0) await this.send(this.shard.unsent);
  }

  /**
   * Tries an upstream whose circuit is open with a request that was answered before, when others of
   * its unit were not: it tells whether all the upstream is in trouble, or these requests alone.
   */
  async probe(): Promise<void> {
    const { source, unit } = this.of;
    const { answers, listed } = this.shard.seen;
    const asked = listed.flatMap(([name, mark]) => {
      const next = source.follow(unit, name, unit.language);
      return "unit" in next || !answers[next.wanted.name] ? [] : [{ ...next.wanted, mark }];
    });
    const good = asked.find(({ name }) => !answers[name]?.failed);
    if (!good || asked.every(({ name }) => !answers[name]?.failed)) return;
    if (!(await this.deps.gate.status(source.name)).isOpen) return;
    await this.round([good]);
    this.isUpstreamWell = this.mayGoOn && this.failures.length === 0;
  }

  /** Asks side by side, then stores every exchange, then says that there is a pack. */
  async round(requests: readonly AskedRequest[]): Promise<void> {
    const { lake, seenStore, clock, newId, lanes } = this.deps;
    const { run, unit } = this.of;
    this.upstream.expect(requests.length);
    const answers = await inLanes(requests, lanes, (wanted) => this.ask(wanted));
    const asked = answers.filter((answer) => answer !== undefined);
    if (asked.length === 0) return;
    const round = roundOf(asked, { runId: run.id, unit, seen: this.shard.seen });
    const { pack, observations, figures, seen } = round;
    const { dataset = unit.dataset, requestedAt: at = clock().toISOString() } =
      observations[0] ?? {};
    const key = observationsKey({ ...unit, dataset, at, runId: run.id, id: newId() });
    await Promise.all([
      pack && lake.savePack(pack.key, pack.lines),
      lake.saveObservations(key, observations),
    ]);
    const packs = pack ? [pack.key] : [];
    if (isNews(asked, this.shard.seen, seen)) {
      this.shard = await seenStore.save(unit, { ...this.shard, seen, unsent: packs });
      this.isListUnsaved = false;
    } else this.shard = { ...this.shard, seen };
    this.uncounted = sumOf(this.uncounted, figures);
    await this.send(packs);
    this.report.requests += figures.requests ?? 0;
    this.report.newBodies += figures.newBodies ?? 0;
    this.noteFailures(asked);
  }

  /**
   * Brings the unit's list up to date with the newest stored answer to its opening request. The
   * body comes from the lake: it may have been an earlier invocation that fetched it.
   */
  async readList(): Promise<void> {
    const { source, unit } = this.of;
    const [opening] = source.opening(unit, unit.language);
    const { answers, keys, listedOf } = this.shard.seen;
    if (source.needsWholeUnit || !opening) return;
    const answer = answers[opening.name];
    const key = answer?.key === undefined ? undefined : keys[answer.key];
    if (!answer || key === undefined || answer.sha256 === listedOf) return;
    const lines = await this.deps.lake.readPack(key);
    const line = lines[answer.line ?? 0];
    if (!line) return;
    try {
      const listed = source
        .listed(unit, bytesOf(line).toString("utf8"))
        .map(({ name, mark }): [string, string] => [name, mark]);
      this.remember({ ...this.shard.seen, listed, listedOf: answer.sha256 });
    } catch (error) {
      if (!(error instanceof MessageError)) throw error;
      // An upstream in trouble says so under status 200 as well: it is asked again, for all of it.
      const bad: SeenAnswer = { ...answer, failed: true };
      this.remember({ ...this.shard.seen, answers: { ...answers, [opening.name]: bad } });
      this.failures.push(`${opening.name}: ${error.message}`);
    }
  }

  private remember(seen: Seen): void {
    this.shard = { ...this.shard, seen };
    this.isListUnsaved = true;
  }

  /** Saves what is left to remember: that all packs are announced, and the list. */
  async close(): Promise<void> {
    if (this.shard.unsent.length === 0 && !this.isListUnsaved) return;
    this.shard = await this.deps.seenStore.save(this.of.unit, { ...this.shard, unsent: [] });
  }

  private async ask({ mark, ...wanted }: AskedRequest): Promise<AskedFor | undefined> {
    if (this.deps.clock().getTime() >= this.deadlineMs) this.isOutOfTime = true;
    if (!this.mayGoOn) return undefined;
    const before = this.shard.seen.answers[wanted.name];
    // A body that could not be used before is wanted whole, not confirmed.
    const conditions = before?.sha256 && !before.failed ? before : {};
    const { attempts, refusal } = await this.upstream.ask(wanted.url, conditions);
    this.refusal ??= refusal;
    if (attempts.length === 0) return undefined;
    return { wanted, ...(mark !== undefined && { mark }), attempts };
  }

  private async send(packs: readonly string[]): Promise<void> {
    if (packs.length === 0) return;
    const { run, unit } = this.of;
    const { source, dataset, language } = unit;
    const figures = this.uncounted;
    this.uncounted = {};
    await this.deps.runs.addToUnit(run.id, unit, { figures, packs });
    await this.deps.queues.normalize(
      packs.map((bronzeKey) => ({
        version: 1,
        runId: run.id,
        ...{ source, dataset, language, unit: unit.unit },
        bronzeKey,
      })),
    );
  }

  /** What another try may heal, or what stands in the way of the whole unit. */
  private noteFailures(asked: readonly AskedFor[]): void {
    for (const { wanted, mark, attempts } of asked) {
      const verdict = attempts.at(-1)?.verdict;
      if (verdict?.kind !== "failed") continue;
      // A listed thing that is gone is a fact about the upstream: recorded, asked again next time.
      if (verdict.failure.errorClass === "permanent" && mark !== undefined) continue;
      this.failures.push(`${wanted.name}: ${verdict.failure.reason}`);
      // A quota says something of all requests, whichever it was that met it.
      const isQuota = verdict.failure.errorClass === "quota";
      this.hasNewFailures ||= isQuota || !this.of.shard.seen.answers[wanted.name]?.failed;
    }
  }
}
