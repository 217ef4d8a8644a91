import type { UnitProgress } from "#schemas/storage/work-items.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { PlacedLine } from "../normalizing/placed-line.ts";
import { rejectName } from "../normalizing/reject-name.ts";
import { outcomeOf } from "../runs/end-unit.ts";
import type { RunStore } from "../runs/run-store.ts";

export interface HealDeps {
  readonly runs: RunStore;
  readonly clock: Clock;
}

/**
 * Answers that fit now did not when their run met them, some of them: then the run is not to blame for
 * them any more, and has ended well once none is left. Their letters expire by themselves.
 */
export async function healRuns(fitting: readonly PlacedLine[], deps: HealDeps): Promise<void> {
  for (const [runId, lines] of Map.groupBy(fitting, ({ line }) => line.runId)) {
    const run = await deps.runs.get(runId);
    if (run?.state !== "completed_with_failures") continue;
    const names = new Set(lines.map(({ key, number }) => rejectName(key, number)));
    const units = await deps.runs.allUnits(runId);
    const hurt = units.filter(({ rejected }) =>
      [...(rejected ?? [])].some((one) => names.has(one)),
    );
    for (const unit of hurt) await heal(runId, unit, names, deps);
    if (hurt.length === 0) continue;
    const { to } = outcomeOf(await deps.runs.allUnits(runId));
    if (to !== "completed") continue;
    const finishedAt = run.finishedAt ?? deps.clock().toISOString();
    await deps.runs.move(runId, { from: ["completed_with_failures"], to, finishedAt });
  }
}

const heal = (
  runId: string,
  { source, language, dataset, unit, rejected }: UnitProgress,
  names: ReadonlySet<string>,
  { runs }: HealDeps,
) =>
  runs.packDone(
    runId,
    { source, language, dataset, unit },
    {
      // No pack is called so: none is taken from those that are left.
      ...{ pack: "replay", figures: {}, rejected: [] },
      healed: [...(rejected ?? [])].filter((one) => names.has(one)),
    },
  );
