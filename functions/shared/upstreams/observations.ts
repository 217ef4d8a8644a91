import type { Observation } from "#schemas/storage/lake.ts";

/** The lake's record of what was asked for. */
export interface Observations {
  /** Keeps the record of some exchanges under a key; every call keeps one more. */
  saveObservations(key: string, lines: readonly Observation[]): Promise<void>;
}
