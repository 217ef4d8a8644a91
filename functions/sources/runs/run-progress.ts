import type { Run, UnitFigures, UnitProgress } from "#schemas/storage/work-items.ts";
import { UnitFigures as Figures } from "#schemas/storage/work-items.ts";

const names = Figures.keyof().options;

/** A unit's figures with 0 for what has not been counted yet. */
export const figuresOf = (unit: Partial<UnitFigures>): UnitFigures =>
  Figures.parse(Object.fromEntries(names.map((name) => [name, unit[name] ?? 0])));

export interface RunProgress {
  readonly seconds: number;
  readonly unitsByState: Readonly<Record<string, number>>;
  readonly figures: UnitFigures;
  readonly rejected: number;
}

/** How far a run has come, from what its units say. */
export function progressOf(
  run: Run,
  { units, pending, now }: { units: readonly UnitProgress[]; pending: number; now: Date },
): RunProgress {
  const unitsByState: Record<string, number> = {};
  for (const { state } of units) unitsByState[state] = (unitsByState[state] ?? 0) + 1;
  const begun = (unitsByState["fetching"] ?? 0) + (unitsByState["fetched"] ?? 0);
  const sums = names.map((name): [string, number] => [
    name,
    units.reduce((sum, unit) => sum + (unit[name] ?? 0), 0),
  ]);
  const endMs = run.finishedAt ? Date.parse(run.finishedAt) : now.getTime();
  return {
    seconds: Math.max(0, endMs - Date.parse(run.startedAt)) / 1000,
    unitsByState: { waiting: Math.max(0, pending - begun), ...unitsByState },
    figures: Figures.parse(Object.fromEntries(sums)),
    rejected: units.reduce((sum, { rejected }) => sum + (rejected?.size ?? 0), 0),
  };
}
