import type {
  DatasetDrift,
  DriftCounts,
  Run,
  RunFinding,
  RunState,
  UnitFigures,
  UnitName,
  UnitProgress,
  UnitState,
} from "#schemas/storage/work-items.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";

/** What became of the wish to begin a run. */
export type Created =
  /** `displaced` are runs of the same sources whose time was up and that had not ended. */
  | { readonly outcome: "created"; readonly run: Run; readonly displaced: readonly Run[] }
  /** The id is taken, by this run. */
  | { readonly outcome: "already_there"; readonly run: Run }
  /** This run of one of the sources is under way. */
  | { readonly outcome: "busy"; readonly run: Run };

interface RunStep {
  readonly from: readonly RunState[];
  readonly to: RunState;
  readonly finishedAt?: string;
  readonly reason?: string;
  /** What was counted of its records, and how that differs from the run before. */
  readonly drift?: readonly DatasetDrift[];
  readonly findings?: readonly RunFinding[];
}

/** Remembers runs. Every call may be repeated. */
export interface Runs {
  /**
   * Keeps a new run and makes it the one of its sources, all or nothing: of two that are begun at
   * once, one is `busy`. Runs that began before `notBefore` stand in nobody's way.
   */
  create(run: Run, notBefore: string): Promise<Created>;
  get(runId: string): Promise<Run | undefined>;
  /** Newest first; with `source`, those that are of it. */
  list(page: PageRequest & { readonly source?: string | undefined }): Promise<Page<Run>>;
  /** Moves a run on, if its state is one of `from`; false when it is not. */
  move(runId: string, step: RunStep): Promise<boolean>;
}

/** Remembers how far each unit of a run has come. Every call may be repeated. */
export interface RunUnits {
  /** Names units that have to finish before the run can. */
  addPending(runId: string, units: readonly UnitName[]): Promise<void>;
  /** Answers how many units of the same source and language are left. */
  removePending(runId: string, unit: UnitName): Promise<number>;
  countPending(runId: string): Promise<number>;

  /** Notes that a unit is being fetched; false when it has been fetched already. */
  startUnit(runId: string, unit: UnitName, at: string): Promise<boolean>;
  /** Adds to a unit's figures, and to the packs that have to be normalised. */
  addToUnit(
    runId: string,
    unit: UnitName,
    more: { figures: Partial<UnitFigures>; packs?: readonly string[] },
  ): Promise<void>;
  /**
   * Notes that a pack is normalised, with the lines that did not fit and those that now do. What was
   * counted of it is added once, however often its message comes; so is that of single lines of it.
   */
  packDone(
    runId: string,
    unit: UnitName,
    done: {
      pack: string;
      /** Absent for the pack as a whole. */
      lines?: readonly number[] | undefined;
      figures: Partial<UnitFigures>;
      drift?: DriftCounts;
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
  /** Notes that the fetching of a unit was given up, unless it has ended well. */
  unitGivenUp(
    runId: string,
    unit: UnitName,
    to: { at: string; reason: string },
  ): Promise<"failed" | "fetched">;
  listUnits(runId: string, page: PageRequest): Promise<Page<UnitProgress>>;
  allUnits(runId: string): Promise<readonly UnitProgress[]>;
}

export interface RunStore extends Runs, RunUnits {}
