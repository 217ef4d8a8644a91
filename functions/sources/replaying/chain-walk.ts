import type { Chain, Replay } from "#schemas/storage/replay-items.ts";
import type { Lake } from "../lake/lake.ts";
import { doubts } from "../normalizing/doubts.ts";
import type { LineDeps } from "../normalizing/record-lines.ts";
import type { Source } from "../port/source.ts";
import { type HealDeps, healRuns } from "./heal-runs.ts";
import { markOf } from "./marks.ts";
import { packsFor } from "./plan-chains.ts";
import { type PackOfChain, readPackOfChain, requestMarkOf } from "./read-pack-of-chain.ts";
import { replayLines } from "./replay-lines.ts";
import type { Phase, ReplayStore } from "./replay-store.ts";

export interface WalkDeps extends HealDeps {
  readonly replays: ReplayStore;
  readonly lake: Lake;
  /** Of what the replay writes to. */
  readonly recorders: LineDeps["recorders"];
}

/** So many misfits are named; the others are counted. */
const mostMisfits = 5;

/** One worker's way through a chain, pack by pack, from its checkpoint on. */
export class ChainWalk {
  private readonly of: { readonly replay: Replay; readonly source: Source };
  private readonly deps: WalkDeps;
  private readonly keys: readonly string[];
  private readonly seen: Set<string>;
  chain: Chain;

  private constructor(
    of: { replay: Replay; source: Source },
    chain: Chain,
    found: { keys: readonly string[]; seen: Set<string> },
    deps: WalkDeps,
  ) {
    this.of = of;
    this.chain = chain;
    this.keys = found.keys;
    this.seen = found.seen;
    this.deps = deps;
  }

  static async open(
    of: { replay: Replay; source: Source },
    chain: Chain,
    deps: WalkDeps,
  ): Promise<ChainWalk> {
    const { replay } = of;
    const all = await deps.lake.packsOf({ source: replay.source, dataset: chain.dataset });
    const keys = packsFor(replay, chain, all).map(({ key }) => key);
    const { position } = chain;
    const done =
      chain.phase === "newest" && position !== undefined
        ? await deps.replays.packsOf(replay.id, chain.index)
        : [];
    // A pack whose step was not counted is read again, and so are its requests.
    const passed = done.filter(({ key }) => position !== undefined && key >= position);
    const seen = new Set(passed.flatMap(({ requests }) => requests));
    return new ChainWalk(of, chain, { keys, seen }, deps);
  }

  /** Goes through one more pack; `lost` when another worker has done so. */
  async step(): Promise<"stepped" | "done" | "lost"> {
    const { phase, position, hasLists } = this.chain;
    if (phase === "done") return "done";
    const isSkipped = phase === "newest" && this.isLateAlone;
    const key = isSkipped ? undefined : keyAfter(this.keys, phase, position);
    if (key !== undefined) return this.through(key, phase);
    const { position: _, ...chain } = this.chain;
    const isTurning = phase === "newest" && (hasLists || isSkipped);
    const next = { ...chain, phase: isTurning ? ("lists" as const) : ("done" as const) };
    return this.save({ ...next, version: chain.version + 1 }, undefined);
  }

  private async through(key: string, phase: Phase): Promise<"stepped" | "lost"> {
    const { chain, seen, deps, of } = this;
    const pack = await readPackOfChain(key, { replay: of.replay, chain, seen }, deps.lake);
    const wanted = { source: of.source, phase, kinds: of.replay.kinds };
    const done = await replayLines(pack.lines, wanted, deps);
    const unfit = new Set(done.unfit.map(({ at }) => at));
    if (of.replay.target === "silver") {
      await healRuns(
        pack.lines.filter((one) => !unfit.has(one)),
        deps,
      );
    }
    const misfits = pack.trouble ? [pack.trouble] : done.unfit.map(reasonOf);
    const { figures } = chain;
    const next: Chain = {
      ...{ ...chain, position: key, version: chain.version + 1 },
      hasLists: chain.hasLists || done.hasLists,
      figures: {
        packs: figures.packs + 1,
        lines: figures.lines + pack.lines.length,
        written: figures.written + done.written,
        unchanged: figures.unchanged + done.unchanged,
        older: figures.older + done.older,
        rejected: figures.rejected + (this.isCounted(phase) ? rejectedOf(pack, unfit.size) : 0),
      },
      misfits: [...new Set([...chain.misfits, ...misfits])].slice(0, mostMisfits),
    };
    // Where nothing fits, the answer before it counts, as it did when they came one after another.
    const fruitless = new Set(done.fruitless.map(requestMarkOf));
    // What cannot be read may hold anything that was ever read of its like.
    const doubted = pack.trouble ? [doubts.folder(key)] : done.doubts;
    const marks = {
      requests: pack.requests.filter((mark) => !fruitless.has(mark)),
      items: [...new Set([...done.items, ...doubted].map(markOf))],
    };
    const isWorthKeeping = marks.requests.length > 0 || marks.items.length > 0;
    return this.save(next, isWorthKeeping ? { phase, of: { key, ...marks } } : undefined);
  }

  /** Whether nothing is wanted of which the newest answer alone counts. */
  private get isLateAlone(): boolean {
    const { kinds } = this.of.replay;
    return kinds?.every((kind) => this.deps.recorders.get(kind)?.takesLate) ?? false;
  }

  /** What does not fit is counted when the newest answers are read, where they are. */
  private isCounted(phase: Phase): boolean {
    return phase === "newest" || this.isLateAlone;
  }

  private async save(next: Chain, pack: Parameters<ReplayStore["step"]>[2]) {
    const isSaved = await this.deps.replays.step(this.of.replay.id, next, pack);
    if (!isSaved) return "lost";
    this.chain = next;
    for (const mark of pack?.of.requests ?? []) this.seen.add(mark);
    return "stepped";
  }
}

const rejectedOf = ({ trouble }: Pick<PackOfChain, "trouble">, unfit: number): number =>
  trouble ? 1 : unfit;

/** Newest first, then oldest first. */
const keyAfter = (keys: readonly string[], phase: Phase, position: string | undefined) =>
  phase === "newest"
    ? keys.findLast((key) => position === undefined || key < position)
    : keys.find((key) => position === undefined || key > position);

const reasonOf = ({ at, reason }: { at: { key: string; number: number }; reason: string }) =>
  `${reason} [line ${at.number} of ${at.key}]`.slice(0, 500);
