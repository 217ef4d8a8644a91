import type { IndexFiles } from "#functions/catalog/index.ts";
import { indexFolder } from "#schemas/storage/index-pointer.ts";
import { type Clock, systemClock } from "#shared/kernel/clock.ts";

/** Index files in memory; `loads` counts how often one was read. */
export function memoryIndexFiles(clock: Clock = systemClock): IndexFiles & { loads: () => number } {
  const files = new Map<string, Uint8Array>();
  const storedAt = new Map<string, Date>();
  let loads = 0;
  return {
    loads: () => loads,
    async save(key, content) {
      if (files.has(key)) return "already_there";
      files.set(key, content);
      storedAt.set(key, clock());
      return "saved";
    },
    list: async (game) =>
      [...storedAt]
        .filter(([key]) => files.has(key) && key.startsWith(indexFolder(game)))
        .map(([key, at]) => ({ key, storedAt: at })),
    async remove(key) {
      files.delete(key);
    },
    async load(key) {
      loads += 1;
      const content = files.get(key);
      if (!content) throw new Error(`There is no file ${key}.`);
      return content;
    },
  };
}
