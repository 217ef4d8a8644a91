import type {
  Run,
  RunState,
  UnitFigures,
  UnitName,
  UnitProgress,
  UnitState,
} from "#schemas/storage/work-items.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** Remembers runs, and how far each of their units has come. Every call may be repeated. */
export interface RunStore {
  /** Keeps a new run; answers with the one that is there when the id is taken. */
  create(run: Run): Promise<{ run: Run; outcome: "created" | "already_there" }>;
  get(runId: string): Promise<Run | undefined>;
  /** Newest first. */
  list(page: PageRequest): Promise<Page<Run>>;
  /** Moves a run on, if its state is one of `from`; false when it is not. */
  move(
    runId: string,
    step: { from: readonly RunState[]; to: RunState; finishedAt?: string },
  ): Promise<boolean>;

  /** Names units that have to finish before the run can. */
  addPending(runId: string, units: readonly UnitName[]): Promise<void>;
  /** Answers how many units of the same source and language are left. */
  removePending(runId: string, unit: UnitName): Promise<number>;
  countPending(runId: string): Promise<number>;

  startUnit(runId: string, unit: UnitName, at: string): Promise<void>;
  /** Adds to a unit's figures, and to the packs that have to be normalised. */
  addToUnit(
    runId: string,
    unit: UnitName,
    more: { figures: Partial<UnitFigures>; packs?: readonly string[] },
  ): Promise<void>;
  /** Notes that a pack is normalised, with the lines that did not fit and those that now do. */
  packDone(
    runId: string,
    unit: UnitName,
    done: {
      pack: string;
      figures: Partial<UnitFigures>;
      rejected: readonly string[];
      healed: readonly string[];
    },
  ): Promise<UnitProgress>;
  /**
   * Notes that everything of a unit is fetched: `done`, or `packs_left` while some of its packs
   * are not normalised.
   */
  unitFetched(
    runId: string,
    unit: UnitName,
    end: { at: string; figures: Partial<UnitFigures> },
  ): Promise<"done" | "packs_left">;
  setUnit(
    runId: string,
    unit: UnitName,
    to: { state: UnitState; at: string; reason?: string },
  ): Promise<UnitProgress>;
  listUnits(runId: string, page: PageRequest): Promise<Page<UnitProgress>>;
  allUnits(runId: string): Promise<readonly UnitProgress[]>;
}
