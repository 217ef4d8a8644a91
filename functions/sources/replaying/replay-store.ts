import type {
  Chain,
  Difference,
  PlanName,
  Replay,
  ReplayedPack,
  ReplayState,
} from "#schemas/storage/replay-items.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { PlacesFrom } from "../../catalog/index.ts";

interface ReplayMove {
  readonly from: readonly ReplayState[];
  readonly to: ReplayState;
  readonly finishedAt?: string;
  readonly reason?: string;
  /** Begins another turn, if it still is the one before it. */
  readonly turn?: number;
}

/** How far silver as a whole has been looked at. */
export interface Audit {
  /** From this moment on silver is left alone: no run was under way just after it. */
  readonly caughtUpAt?: string | undefined;
  /** Whether the packs that came while others were read are chains too. */
  readonly hasLateChains: boolean;
  /** When the packs were named that came after that, once something had been taken away. */
  readonly settledAt?: string | undefined;
  /** Where the search for places goes on, and how many pages of them there are. */
  readonly from?: PlacesFrom | undefined;
  readonly pages: number;
  readonly isSearched: boolean;
  /** The last place that was compared, and the last that was mended. */
  readonly compared?: string | undefined;
  readonly mended?: string | undefined;
  /** What the source says in silver, and how much of that differs or has no ground. */
  readonly said: number;
  readonly found: number;
  readonly written: number;
}
export const noAudit: Audit = {
  ...{ hasLateChains: false, pages: 0, isSearched: false, said: 0, found: 0, written: 0 },
};

export type Phase = Exclude<Chain["phase"], "done">;

/** Remembers replays and how far they have come. Every call may be repeated. */
export interface ReplayStore {
  /** Keeps a new replay; answers with the one that has its id already, if there is one. */
  create(replay: Replay): Promise<Replay>;
  get(replayId: string): Promise<Replay | undefined>;
  /** Newest first. */
  list(page: PageRequest): Promise<Page<Replay>>;
  /** Moves a replay on, if its state is one of `from`; false when it is not. */
  move(replayId: string, move: ReplayMove): Promise<boolean>;

  /**
   * Adds the chains of a plan, all of them. The plan that comes first counts, whole: whoever comes with
   * another one, or after somebody who died half way, adds what is missing of that one.
   */
  addChains(replayId: string, plan: PlanName, chains: readonly Chain[]): Promise<void>;
  chains(replayId: string): Promise<readonly Chain[]>;
  /** Keeps what a pack came to, then the chain's next checkpoint; false when somebody was faster. */
  step(
    replayId: string,
    next: Chain,
    pack: { readonly phase: Phase; readonly of: ReplayedPack } | undefined,
  ): Promise<boolean>;
  /** What a chain has gone through in its first phase. */
  packsOf(replayId: string, chain: number): Promise<readonly ReplayedPack[]>;
  /** Marks of all items that follow from the packs of all chains, and of what is doubted because of them. */
  items(replayId: string): Promise<ReadonlySet<string>>;

  audit(replayId: string): Promise<Audit>;
  saveAudit(replayId: string, audit: Audit): Promise<void>;
  savePlaces(replayId: string, page: number, names: readonly string[]): Promise<void>;
  /** Each once, in the order of their names. */
  places(replayId: string): Promise<readonly string[]>;
  saveDifferences(replayId: string, differences: readonly Difference[]): Promise<void>;
  differences(replayId: string, page: PageRequest): Promise<Page<Difference>>;
}
