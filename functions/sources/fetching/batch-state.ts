import { UnitFigures, type UnitName } from "#schemas/storage/work-items.ts";
import type { PackReader } from "./pack-reader.ts";
import type { SeenShard } from "./seen-store.ts";

/** Units of one dataset and language that are fetched together. */
export type Batch = Omit<UnitName, "unit"> & { readonly units: readonly string[] };

/** Memories and progress of units that are read or written side by side. */
export const unitsAtOnce = 8;

/** What has come of one unit so far. */
export interface UnitState {
  shard: SeenShard;
  /** Whether its memory has changed since it was saved. */
  isUnsaved: boolean;
  readonly failures: string[];
  /** Figures that the unit's item does not hold yet. */
  uncounted: Partial<UnitFigures>;
}

/** What one invocation knows of a batch. */
export interface BatchState {
  readonly runId: string;
  readonly batch: Batch;
  readonly units: ReadonlyMap<string, UnitState>;
  readonly packs: PackReader;
  readonly report: { requests: number; newBodies: number; skipped: number };
  nameOf(unit: string): UnitName;
}

export function sumOf(a: Partial<UnitFigures>, b: Partial<UnitFigures>): Partial<UnitFigures> {
  const names = UnitFigures.keyof().options;
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}
