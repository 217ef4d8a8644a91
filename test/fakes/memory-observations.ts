import type { Observation } from "#schemas/storage/lake.ts";
import type { Observations } from "#shared/upstreams/observations.ts";

/** The record of exchanges in memory, by the keys of its objects. */
export function memoryObservations() {
  const objects = new Map<string, readonly Observation[]>();
  const fake: Observations = {
    async saveObservations(key, lines) {
      if (!objects.has(key)) objects.set(key, structuredClone(lines));
    },
  };
  return { ...fake, objects, lines: () => [...objects.values()].flat() };
}
