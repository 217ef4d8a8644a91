import type { DatasetDrift, Run, RunFinding, UnitProgress } from "#schemas/storage/work-items.ts";
import type { Runs } from "../run-store.ts";
import { driftOfRun } from "./drift-of-run.ts";
import { jumpsBetween } from "./jumps.ts";

/** Runs of a source that are looked at for one to compare with, newest first: a week of daily ones, and some by hand. */
const runsLookedAt = 10;
/** What one run tells of; a source of which more has changed is another source. */
const mostFindings = 50;

export interface ChangesInRun {
  readonly drift: readonly DatasetDrift[];
  readonly findings: readonly RunFinding[];
  /** Those that the run did not have yet: it may end again when a late message comes. */
  readonly news: readonly RunFinding[];
}

/**
 * How what a run has read differs from what the run before it read, data set by data set. A run over
 * chosen units is compared with another one over the same.
 */
export async function changesInRun(
  runId: string,
  units: readonly UnitProgress[],
  runs: Pick<Runs, "get" | "list">,
): Promise<ChangesInRun> {
  const drift = driftOfRun(units);
  const run = await runs.get(runId);
  if (!run || drift.length === 0) return { drift, findings: [], news: [] };
  const lists = await Promise.all(
    run.sources.map((source) => runs.list({ limit: runsLookedAt, source })),
  );
  const earlier = lists.flatMap(({ items }) => items).filter((one) => isComparable(one, run));
  const before = drift.flatMap((one) => lastOf(one, earlier) ?? []);
  const findings = jumpsBetween(before, drift).slice(0, mostFindings);
  const known = new Set(run.findings?.map(nameOf));
  return { drift, findings, news: findings.filter((one) => !known.has(nameOf(one))) };
}

const isComparable = (one: Run, run: Run) =>
  one.id !== run.id &&
  one.startedAt < run.startedAt &&
  (one.mode === "wanted") === (run.mode === "wanted") &&
  JSON.stringify(one.units?.toSorted()) === JSON.stringify(run.units?.toSorted());

/** What the latest run that read anything of a data set counted of it. */
function lastOf({ source, language, dataset }: DatasetDrift, runs: readonly Run[]) {
  for (const { drift = [] } of runs) {
    const known = drift.find(
      (one) => one.source === source && one.language === language && one.dataset === dataset,
    );
    if (known) return known;
  }
  return undefined;
}

const nameOf = ({ code, source, language, dataset, field }: RunFinding) =>
  [code, source, language, dataset, field].join(" ");
