import type { Seen } from "#schemas/storage/seen-shard.ts";
import type { Run, UnitName } from "#schemas/storage/work-items.ts";
import type { PoliteUpstream, Refusal } from "#shared/upstreams/polite-upstream.ts";
import { scopeOf } from "../port/scope.ts";
import type { Scope, Source, Unit, Wanted } from "../port/source.ts";
import { answerTo } from "./answer-to.ts";
import type { Batch, BatchState, UnitState } from "./batch-state.ts";
import { isAskedSince } from "./due-requests.ts";
import type { FetchDeps } from "./fetch-deps.ts";
import { inLanes } from "./in-lanes.ts";
import { isBodyKept } from "./kept-bodies.ts";
import { type PackReader, packReader } from "./pack-reader.ts";
import { placeOf } from "./result-of.ts";
import { roundOf } from "./round.ts";
import type { AskedFor, AskedRequest } from "./round-results.ts";
import type { SeenShard } from "./seen-store.ts";
import { mostInRound, storeRound } from "./store-round.ts";

interface BatchOfRun {
  readonly run: Pick<Run, "id" | "startedAt" | "dueAt">;
  readonly source: Source;
  readonly batch: Batch;
  readonly shards: ReadonlyMap<string, SeenShard>;
  readonly upstream: PoliteUpstream;
  /** By unit, of a source that is asked card by card. */
  readonly cards?: Scope["cards"] | undefined;
  /** Why nothing may be asked, if that is known already. */
  readonly refusal?: Refusal | undefined;
}

/** One invocation's way through a batch: what its units have seen so far, and what stopped it. */
export class BatchVisit implements BatchState {
  refusal: Refusal | undefined;
  readonly units = new Map<string, UnitState>();
  readonly report = { requests: 0, newBodies: 0, skipped: 0 };
  /** How many further calls the upstream says that it lets through today. */
  callsLeft: number | undefined;
  readonly packs: PackReader;
  readonly scope: Scope;
  readonly of: BatchOfRun;
  /** Whether a probe was answered. */
  isUpstreamWell = false;
  /** Whether the units that its lists lead to have been sent. */
  hasBegunUnits = false;
  /** Whether any of its failures is one that another try may heal. */
  mayHeal = false;
  private isOutOfTime = false;
  private readonly opened = new Set<string>();
  private readonly tried = new Set<string>();
  private hasNewFailures = false;
  private readonly deps: FetchDeps;
  private readonly deadlineMs: number;

  constructor(of: BatchOfRun, deps: FetchDeps) {
    this.of = of;
    this.deps = deps;
    const scope = scopeOf(of.source, of.batch.language, of.run);
    this.scope = of.cards ? { ...scope, cards: of.cards } : scope;
    this.refusal = of.refusal;
    this.packs = packReader(deps.lake);
    this.deadlineMs = deps.clock().getTime() + deps.budgetMs;
    for (const [unit, shard] of of.shards) {
      this.units.set(unit, { shard, isUnsaved: false, failures: [], uncounted: {} });
    }
  }

  /** False once time is up or the upstream wants to be left alone. */
  get mayGoOn(): boolean {
    return this.refusal === undefined && !this.isOutOfTime;
  }

  get failures(): readonly string[] {
    return [...this.units.values()].flatMap(({ failures }) => failures);
  }

  /** The upstream answers others of their kind; what does not come did not come before either. */
  get isAtFault(): boolean {
    return this.isUpstreamWell && this.failures.length > 0 && !this.hasNewFailures;
  }

  get batch(): Batch {
    return this.of.batch;
  }

  get runId(): string {
    return this.of.run.id;
  }

  seenOf = (unit: string): Seen | undefined => this.units.get(unit)?.shard.seen;

  nameOf = (unit: string): UnitName => {
    const { units: _, ...rest } = this.of.batch;
    return { ...rest, unit };
  };

  remember(unit: string, seen: Seen): void {
    const state = this.units.get(unit);
    if (!state) return;
    state.shard = { ...state.shard, seen };
    state.isUnsaved = true;
  }

  /** Whether this run has no good answer to a request yet. */
  isUnasked(unit: string, { name }: Wanted): boolean {
    const before = answerTo(name, this.seenOf(unit));
    if (!before || before.failed === true) return true;
    return !isAskedSince(this.of.run.startedAt, before.checkedAt, this.deps.clock());
  }

  /** Whether this invocation has asked for it, with whatever success. */
  wasTried = (wanted: AskedRequest): boolean => this.tried.has(keyOf(wanted));

  /** The requests that the units open with. */
  openings(): readonly AskedRequest[] {
    return [...this.units.keys()].flatMap((unit) => this.openingsOf(unit));
  }

  openingsOf(unit: string): readonly AskedRequest[] {
    const requests = this.of.source.opening(this.nameOf(unit), this.scope);
    return requests.map((one) => ({ ...one, unit }));
  }

  /** Whether the lists of a unit are read, as they are in this run. */
  isOpened = (unit: string): boolean => this.opened.has(unit);

  noteOpened(unit: string): void {
    this.opened.add(unit);
  }

  /**
   * Tries an upstream whose circuit is open with a request that was answered before, when others of
   * its kind were not: it tells whether all the upstream is in trouble, or these requests alone.
   */
  async probe(): Promise<void> {
    const followed = [...this.units.keys()]
      .flatMap((unit) => this.followed(unit))
      .flatMap((next) => ("wanted" in next ? [next.wanted] : []));
    const asked = [...this.openings(), ...followed].flatMap((wanted) => {
      const answer = answerTo(wanted.name, this.seenOf(wanted.unit));
      return answer ? [{ wanted, isBad: answer.failed === true }] : [];
    });
    const failing = new Set(asked.flatMap(({ wanted, isBad }) => (isBad ? [wanted.dataset] : [])));
    const good = asked.find(({ wanted, isBad }) => !isBad && failing.has(wanted.dataset));
    if (!good) return;
    if (!(await this.deps.gate.status(this.of.source.name)).isOpen) return;
    await this.ask([good.wanted]);
    this.isUpstreamWell = this.mayGoOn && this.failures.length === 0;
  }

  /** What a unit's lists lead to. */
  followed(unit: string): readonly ({ wanted: AskedRequest } | { unit: Unit })[] {
    const listed = this.seenOf(unit)?.listed ?? [];
    return listed.map(([name, mark]) => {
      const next = this.of.source.follow(this.nameOf(unit), name, this.scope);
      return "unit" in next ? next : { wanted: { ...next.wanted, unit, mark } };
    });
  }

  /** Those of some names that this run has no good answer to, whatever lists say. */
  unaskedOf(names: Readonly<Record<string, readonly string[]>>): readonly AskedRequest[] {
    return [...this.units.keys()].flatMap((unit) => {
      const marks = new Map(this.seenOf(unit)?.listed);
      return (names[unit] ?? []).flatMap((name): AskedRequest[] => {
        const next = this.of.source.follow(this.nameOf(unit), name, this.scope);
        if ("unit" in next || !this.isUnasked(unit, next.wanted)) return [];
        return [{ ...next.wanted, unit, mark: marks.get(name) ?? "" }];
      });
    });
  }

  /** Asks for all of these in rounds of one dataset each, and stores every round as it ends. */
  async ask(requests: readonly AskedRequest[]): Promise<void> {
    for (const own of Map.groupBy(requests, ({ dataset }) => dataset).values()) {
      for (let left: readonly AskedRequest[] = own; left.length > 0 && this.mayGoOn; ) {
        left = await this.round(left);
      }
    }
  }

  /** Asks side by side, then stores every exchange; answers with what there was no room for. */
  private async round(requests: readonly AskedRequest[]): Promise<readonly AskedRequest[]> {
    const { upstream, run, source, batch } = this.of;
    const round = requests.slice(0, mostInRound.requests);
    upstream.expect(round.length);
    const left: AskedRequest[] = [...requests.slice(mostInRound.requests)];
    let bytes = 0;
    const answers = await inLanes(round, source.settings.lanes, async (wanted) => {
      if (bytes >= mostInRound.bytes) {
        left.push(wanted);
        return undefined;
      }
      const answer = await this.exchange(wanted);
      for (const { exchange } of answer?.attempts ?? []) bytes += exchange.bytes?.length ?? 0;
      return answer;
    });
    const asked = answers.filter((answer) => answer !== undefined);
    if (asked.length === 0) return [];
    const stored = roundOf(asked, {
      ...{ runId: run.id, source: source.name, language: batch.language },
      ...{ day: this.scope.day, dayOf: source.dayOf?.bind(source), seenOf: this.seenOf },
    });
    await storeRound(stored, this, this.deps);
    this.noteFailures(asked);
    return left;
  }

  private async exchange(wanted: AskedRequest): Promise<AskedFor | undefined> {
    if (this.deps.clock().getTime() >= this.deadlineMs) this.isOutOfTime = true;
    if (!this.mayGoOn) return undefined;
    this.tried.add(keyOf(wanted));
    const seen = this.seenOf(wanted.unit);
    const before = answerTo(wanted.name, seen);
    const { key } = placeOf(wanted.name, seen).bronze ?? {};
    const isKept = isBodyKept(this.of.source.name, key, this.deps.clock().toISOString());
    // A body that could not be used, not be believed, or will soon be gone, is wanted whole and not confirmed.
    const isGood = before?.sha256 && !before.failed && !before.doubted && isKept;
    const { attempts, refusal } = await this.of.upstream.ask(wanted.request, isGood ? before : {});
    this.refusal ??= refusal;
    return attempts.length === 0 ? undefined : { wanted, attempts };
  }

  /** Notes what an answer that came does not hold after all. */
  noteBadList(unit: string, name: string, reason: string): void {
    const seen = this.seenOf(unit);
    const answer = answerTo(name, seen);
    if (!seen || !answer) return;
    // An upstream in trouble says so under status 200 as well: it is asked again, for all of it.
    this.remember(unit, {
      ...seen,
      answers: { ...seen.answers, [name]: { ...answer, failed: true } },
    });
    this.units.get(unit)?.failures.push(`${name}: ${reason}`);
    this.mayHeal = true;
  }

  /** What another try may heal, or what stands in the way of the whole unit. */
  private noteFailures(asked: readonly AskedFor[]): void {
    for (const { wanted, attempts } of asked) {
      const verdict = attempts.at(-1)?.verdict;
      if (verdict?.kind !== "failed") continue;
      const { errorClass, reason } = verdict.failure;
      // A listed thing that is gone is a fact about the upstream: recorded, asked again next time.
      const isFact = errorClass === "permanent" && verdict.isRefused !== true;
      if (isFact && wanted.mark !== undefined) continue;
      this.mayHeal ||= verdict.isRefused !== true;
      this.units.get(wanted.unit)?.failures.push(`${wanted.name}: ${reason}`);
      const before = answerTo(wanted.name, this.of.shards.get(wanted.unit)?.seen);
      // A quota says something of all requests, whichever it was that met it.
      this.hasNewFailures ||= errorClass === "quota" || !before?.failed;
    }
  }
}

const keyOf = ({ unit, name }: AskedRequest) => `${unit}\n${name}`;
