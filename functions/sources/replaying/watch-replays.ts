import {
  type Chain,
  type Difference,
  goingOn,
  noReplayFigures,
  type Replay,
  type ReplayFigures,
} from "#schemas/storage/replay-items.ts";
import type { ScopeLanguage } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import { noSuchReplay } from "../errors.ts";
import type { WorkQueues } from "../runs/work-queues.ts";
import type { ReplayStore } from "./replay-store.ts";
import { sendFirst } from "./start-replay.ts";

/** Figures of some chains; a chain in which lists were found reads its packs twice. */
interface ChainFigures extends ReplayFigures {
  readonly packsOf: number;
}

export interface ReplayProgress extends Replay {
  readonly seconds: number;
  readonly figures: ChainFigures;
  readonly byLanguage: readonly (ChainFigures & { readonly language: ScopeLanguage })[];
  readonly misfits: readonly string[];
  /** Records of the source in silver, what was found of them, and how many cards were merged anew. */
  readonly said: number;
  readonly differences: number;
  readonly remerged: number;
}

interface WatchDeps {
  readonly replays: ReplayStore;
  readonly clock: Clock;
}

/** A replay with its progress; @throws DomainError `sources.no_such_replay` */
export async function getReplay(
  replayId: string,
  { replays, clock }: WatchDeps,
): Promise<ReplayProgress> {
  const [replay, all, { said, found, written }] = await Promise.all([
    replays.get(replayId),
    replays.chains(replayId),
    replays.audit(replayId),
  ]);
  if (!replay) throw noSuchReplay(replayId);
  const chains = all.filter(isCounted);
  const endMs = replay.finishedAt ? Date.parse(replay.finishedAt) : clock().getTime();
  return {
    ...replay,
    seconds: Math.max(0, endMs - Date.parse(replay.startedAt)) / 1000,
    figures: figuresOf(chains),
    byLanguage: [...Map.groupBy(chains, ({ language }) => language)].map(([language, own]) => ({
      language,
      ...figuresOf(own),
    })),
    misfits: all.flatMap(({ misfits }) => misfits).slice(0, 20),
    ...{ said, differences: found, remerged: written },
  };
}

/** What came while the others were read is read besides. */
const isCounted = ({ storedSince }: Chain) => storedSince === undefined;

const figuresOf = (chains: readonly Chain[]): ChainFigures =>
  chains.reduce<ChainFigures>(
    (sum, { figures, packs, hasLists }) => ({
      packs: sum.packs + figures.packs,
      // Lists are read in their order up to the newest, also of packs that came meanwhile.
      packsOf: sum.packsOf + Math.max(packs * (hasLists ? 2 : 1), figures.packs),
      lines: sum.lines + figures.lines,
      written: sum.written + figures.written,
      unchanged: sum.unchanged + figures.unchanged,
      older: sum.older + figures.older,
      rejected: sum.rejected + figures.rejected,
    }),
    { ...noReplayFigures, packsOf: 0 },
  );

/** What the comparison found; @throws DomainError `sources.no_such_replay` */
export async function listDifferences(
  replayId: string,
  page: PageRequest,
  { replays }: Pick<WatchDeps, "replays">,
): Promise<Page<Difference>> {
  if (!(await replays.get(replayId))) throw noSuchReplay(replayId);
  return replays.differences(replayId, page);
}

/**
 * Stops a replay before its next pack; one that has ended stays as it is.
 *
 * @throws DomainError `sources.no_such_replay`
 */
export async function stopReplay(replayId: string, deps: WatchDeps): Promise<Replay> {
  const finishedAt = deps.clock().toISOString();
  await deps.replays.move(replayId, { from: goingOn, to: "stopped", finishedAt });
  return there(replayId, deps);
}

/**
 * Has a replay that was stopped, or failed, go on where it was; any other stays as it is.
 *
 * @throws DomainError `sources.no_such_replay`
 */
export async function resumeReplay(
  replayId: string,
  deps: WatchDeps & { readonly queues: Pick<WorkQueues, "replay"> },
): Promise<Replay> {
  const { turn } = await there(replayId, deps);
  const move = { from: ["stopped", "failed"] as const, to: "planning" as const };
  await deps.replays.move(replayId, { ...move, turn: turn + 1 });
  const replay = await there(replayId, deps);
  if (replay.state === "planning") await sendFirst(replay, deps);
  return replay;
}

async function there(replayId: string, { replays }: Pick<WatchDeps, "replays">): Promise<Replay> {
  const replay = await replays.get(replayId);
  if (!replay) throw noSuchReplay(replayId);
  return replay;
}
