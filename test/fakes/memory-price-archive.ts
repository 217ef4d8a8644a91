import { readFile } from "node:fs/promises";
import type { ArchiveFiles, ArchiveRecords } from "#functions/prices/archive/price-archive.ts";
import { type ArchivedSet, goldPricesKey } from "#schemas/storage/price-archive.ts";

/** An archive in memory; `objects` is what lies there by its key, `kept` names every write. */
export function memoryPriceArchive() {
  const objects = new Map<string, Uint8Array>();
  const kept: string[] = [];
  const sets = new Map<string, ArchivedSet>();
  let endsAt = new Date(0);
  const files: ArchiveFiles = {
    async keep(month, { path, bytes }) {
      const content = await readFile(path);
      if (content.length !== bytes) throw new Error(`${path} has ${content.length} bytes.`);
      kept.push(goldPricesKey(month));
      objects.set(goldPricesKey(month), content);
    },
    remove: async (month) => void objects.delete(goldPricesKey(month)),
  };
  const records: ArchiveRecords = {
    all: async (game) => [...sets.values()].filter((one) => one.game === game),
    save: async (record) => void sets.set(`${record.game}:${record.set}`, structuredClone(record)),
    async takeTurn(now, until) {
      if (now < endsAt) return { freeAt: endsAt };
      endsAt = until;
      return "taken";
    },
    async endTurn(now) {
      endsAt = now;
    },
  };
  return { files, records, objects, kept };
}
