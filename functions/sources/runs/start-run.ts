import type { SyncMode } from "#schemas/messages/unit-due.ts";
import {
  type InsteadOf,
  type Run,
  runBoundMs,
  type UnitName,
  underWay,
} from "#schemas/storage/work-items.ts";
import type { Language } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { hashOfRequest, refuseOtherRequest } from "#shared/kernel/idempotency.ts";
import { runInProgress } from "../errors.ts";
import { scopesOf } from "../port/scope.ts";
import { hasOwnRuns, type SourcePlan } from "../port/source.ts";
import { runIdOf } from "./run-id.ts";
import type { RunStore } from "./run-store.ts";
import type { WorkQueues } from "./work-queues.ts";

export interface RunRequest {
  /** Absent means every source of the catalogue. */
  readonly source?: string | undefined;
  readonly mode: SyncMode;
  readonly languages?: readonly Language[] | undefined;
  readonly units?: readonly string[] | undefined;
  /** The moment of a schedule that it is for, if it is. */
  readonly dueAt?: string;
  /** In whose place its source is asked, if it is. */
  readonly insteadOf?: InsteadOf;
}

export interface StartDeps {
  readonly runs: RunStore;
  readonly queues: WorkQueues;
  readonly sources: ReadonlyMap<string, SourcePlan>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Languages of a request that names none. */
  readonly languages: readonly Language[];
}

/**
 * Begins a run: writes down what was asked for and sends the first unit of each source and
 * language. Planning goes on in the queue, because it needs the upstream.
 *
 * @param key makes a repetition find the run that it started; absent for a run of its own
 * @throws DomainError `sources.run_in_progress` or `request.key_reused`
 */
export async function startRun(
  request: RunRequest,
  key: string | undefined,
  deps: StartDeps,
): Promise<{ run: Run; outcome: "started" | "already_there" }> {
  const { runs, sources, clock } = deps;
  const wanted = [...sources.values()].filter(
    (source) =>
      (request.source === undefined ? hasOwnRuns(source) : request.source === source.name) &&
      (request.mode !== "wanted" || source.settings.wantedPerHour > 0),
  );
  // Its key says for which moment a scheduled run is; runs of before had none in their requests.
  const { dueAt: _, insteadOf, ...asked } = request;
  const requestHash = hashOfRequest(asked);
  const id = key === undefined ? deps.newId() : runIdOf(key);
  const known = await runs.get(id);
  if (known) return repeated(known, requestHash, deps);
  const now = clock();
  const notBefore = new Date(now.getTime() - runBoundMs).toISOString();
  const created = await runs.create(
    {
      id,
      sources: wanted.map(({ name }) => name),
      languages: [...(request.languages ?? deps.languages)],
      mode: request.mode,
      ...(request.units && { units: [...request.units] }),
      state: "planning",
      startedAt: now.toISOString(),
      ...(request.dueAt && { dueAt: request.dueAt }),
      ...(insteadOf && { insteadOf }),
      requestHash,
    },
    notBefore,
  );
  const { run } = created;
  if (created.outcome === "busy") throw runInProgress(run);
  if (created.outcome === "already_there") return repeated(run, requestHash, deps);
  for (const late of created.displaced) await endLate(late, deps);
  await sendFirst(run, deps);
  return { run, outcome: "started" };
}

/** Its messages are lost, or it would have ended by itself. */
async function endLate({ id }: Run, { runs, clock }: StartDeps): Promise<void> {
  const reason = `It had not ended after ${runBoundMs / 3_600_000} hours, and a new run was due.`;
  const finishedAt = clock().toISOString();
  await runs.move(id, { from: underWay, to: "failed", finishedAt, reason });
}

async function repeated(run: Run, requestHash: string, deps: StartDeps) {
  refuseOtherRequest({ requestHash }, run);
  // Whoever created it may have died before the first message; a second one does no harm.
  if (run.state === "planning") await sendFirst(run, deps);
  return { run, outcome: "already_there" as const };
}

async function sendFirst(run: Run, { runs, queues, sources, clock }: StartDeps): Promise<void> {
  const units = run.sources.flatMap((name): UnitName[] => {
    const source = sources.get(name);
    if (!source) return [];
    return scopesOf(source, run.languages).map((language) => ({
      ...{ source: name, language },
      ...source.first,
    }));
  });
  if (units.length === 0) {
    // None of its sources speaks any of its languages: nobody would ever end it.
    const finishedAt = clock().toISOString();
    await runs.move(run.id, { from: underWay, to: "completed", finishedAt });
    return;
  }
  await runs.addPending(run.id, units);
  const { id: runId, startedAt, dueAt, mode, units: only } = run;
  await queues.fetch(
    units.map(({ unit, ...about }) => ({
      ...{ version: 2, runId, startedAt, mode, ...about, units: [unit] },
      ...(dueAt && { dueAt }),
      ...(only && { only }),
    })),
  );
}
