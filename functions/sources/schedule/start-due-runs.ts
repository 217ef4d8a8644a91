import type { SyncMode } from "#schemas/messages/unit-due.ts";
import { hourOf } from "#schemas/storage/interest.ts";
import type { InsteadOf, Run } from "#schemas/storage/work-items.ts";
import { allSettled } from "#shared/kernel/all-settled.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import type { UpstreamGate } from "#shared/upstreams/upstream-gate.ts";
import { hasOwnRuns, type SourcePlan } from "../port/source.ts";
import { runIdOf } from "../runs/run-id.ts";
import { type StartDeps, startRun } from "../runs/start-run.ts";
import { lastDue } from "./last-due.ts";
import { standInOf } from "./stand-ins.ts";

/** What an occasion of the schedule came to. */
export interface DueRuns {
  readonly outcome: "started" | "nothing_due";
  /** Runs that were started, and of which sources. */
  readonly runId?: string;
  readonly source?: string;
  /** How many of them are of a source that is asked in the place of another; absent where none is. */
  readonly standIns?: number;
  /** Why a source that was due has to wait, or another is asked in its place. */
  readonly reason?: string;
}

/**
 * Starts the runs of all sources whose newest moment has come and has no run yet, however often it is
 * called: a moment that was missed is made up for by the next occasion, and of two occasions one
 * starts it. A source whose run is under way waits for a later occasion.
 *
 * @param isRepeated whether this occasion was begun before; what it began may lack its first message
 * @throws what kept a source from being started, after all others had their turn
 */
export async function startDueRuns(isRepeated: boolean, deps: DueDeps): Promise<DueRuns> {
  const ofEach = await allSettled(
    [...deps.sources.values()]
      .filter(hasOwnRuns)
      .map((source) => startAtMoment(source, isRepeated, deps)),
  );
  // After the others: a source has one run at a time, and what is due comes first.
  const ofWanted = await allSettled(
    [...deps.sources.values()]
      .filter((source) => hasOwnRuns(source) && source.settings.wantedPerHour > 0)
      .map((source) => startOfHour(source, isRepeated, deps)),
  );
  const outcomes = [...ofEach.flat(), ...ofWanted];
  const started = outcomes.filter((one) => one.outcome === "started");
  const standIns = started.filter(({ insteadOf }) => insteadOf).length;
  const waiting = outcomes.flatMap((one) => {
    if (one.outcome === "waits") return [one.reason];
    if (one.outcome !== "started" || !one.insteadOf) return [];
    return [`${one.source} stands in for ${one.insteadOf.source}: ${one.insteadOf.reason}`];
  });
  return {
    outcome: started.length > 0 ? "started" : "nothing_due",
    ...(started.length > 0 && {
      runId: started.map(({ runId }) => runId).join(" "),
      source: started.map(({ source }) => source).join(" "),
    }),
    ...(standIns > 0 && { standIns }),
    ...(waiting.length > 0 && { reason: waiting.join(" ") }),
  };
}

export interface DueDeps extends StartDeps {
  readonly gate: Pick<UpstreamGate, "status">;
}

type Outcome =
  | {
      readonly outcome: "started";
      readonly runId: string;
      readonly source: string;
      readonly insteadOf?: InsteadOf;
    }
  | { readonly outcome: "waits"; readonly reason: string }
  | { readonly outcome: "not_due" };

/**
 * The run of a source for its newest moment, and in its place one of its stand-in while it cannot be had.
 * Until it has ended for good it is tried at each moment all the same: nobody else would see that it is back.
 */
async function startAtMoment(
  source: SourcePlan,
  isRepeated: boolean,
  deps: DueDeps,
): Promise<readonly Outcome[]> {
  const dueAt = lastDue(source.settings.schedule, deps.clock());
  if (!dueAt) return [];
  const key = `schedule ${source.name} ${dueAt.toISOString()}`;
  const own = { source: source.name, key, dueAt };
  const known = await deps.runs.get(runIdOf(key));
  const isDone = known?.state.startsWith("completed") ?? false;
  const found = isDone
    ? undefined
    : await standInOf(source, { ...deps, now: deps.clock(), isTried: known !== undefined });
  if (!found) return [await startDue({ ...own, known }, isRepeated, deps)];
  const { isForGood, ...insteadOf } = found.absence;
  const { name } = found.standIn;
  const others = `${key} by ${name}`;
  const other = { source: name, key: others, known: await deps.runs.get(runIdOf(others)) };
  return Promise.all(
    [...(isForGood ? [] : [{ ...own, known }]), { ...other, dueAt, insteadOf }].map((one) =>
      startDue(one, isRepeated, deps),
    ),
  );
}

/** The run of an hour, for the cards that people want [ING-1]; one that finds the source busy waits for the next occasion. */
async function startOfHour(
  { name: source }: SourcePlan,
  isRepeated: boolean,
  deps: DueDeps,
): Promise<Outcome> {
  const hour = hourOf(deps.clock());
  const dueAt = new Date(`${hour}:00:00.000Z`);
  const key = `wanted ${source} ${hour}`;
  const known = await deps.runs.get(runIdOf(key));
  return startDue({ source, key, known, dueAt, mode: "wanted" }, isRepeated, deps);
}

interface DueRun {
  readonly source: string;
  readonly key: string;
  /** The run of this key, where it has begun. */
  readonly known: Run | undefined;
  readonly dueAt: Date;
  /** @default "due" */
  readonly mode?: SyncMode;
  readonly insteadOf?: InsteadOf;
}

async function startDue(
  { source, key, known, dueAt, mode = "due", insteadOf }: DueRun,
  isRepeated: boolean,
  deps: StartDeps,
): Promise<Outcome> {
  if (known && !isRepeated) return { outcome: "not_due" };
  try {
    const about = { ...(insteadOf && { insteadOf }), dueAt: dueAt.toISOString() };
    const { run, outcome } = await startRun({ source, mode, ...about }, key, deps);
    if (outcome !== "started") return { outcome: "not_due" };
    return { outcome, runId: run.id, source, ...(insteadOf && { insteadOf }) };
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "sources.run_in_progress")) throw error;
    return { outcome: "waits", reason: error.message };
  }
}
