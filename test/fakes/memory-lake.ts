import type { Lake } from "#functions/sources/lake/lake.ts";
import type { BronzeLine, Observation } from "#schemas/storage/lake.ts";
import { MessageError } from "#shared/kernel/message-error.ts";

/** A lake in memory whose content a test can look at. */
export function memoryLake() {
  const packs = new Map<string, readonly BronzeLine[]>();
  const observations = new Map<string, readonly Observation[]>();
  const lake: Lake = {
    async savePack(key, lines) {
      if (packs.has(key)) return "already_there";
      packs.set(key, structuredClone(lines));
      return "saved";
    },
    async saveObservations(key, lines) {
      if (!observations.has(key)) observations.set(key, structuredClone(lines));
    },
    async readPack(key) {
      const lines = packs.get(key);
      if (!lines) throw new MessageError("permanent", `The lake has no ${key}.`);
      return structuredClone(lines);
    },
  };
  return { lake, packs, observed: () => [...observations.values()].flat() };
}
