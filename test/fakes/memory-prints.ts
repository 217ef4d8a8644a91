import type { PrintCells } from "#functions/images/prints/print-cells.ts";
import type { PrintRecords } from "#functions/images/prints/print-records.ts";
import { StoredPrint } from "#schemas/storage/image-items.ts";

/** Cards of prints in memory; `kept` names every write. */
export function memoryPrintCells() {
  const cells = new Map<string, Uint8Array>();
  const kept: string[] = [];
  return {
    ...{ cells, kept },
    has: async (face) => cells.has(face),
    get: async (face) => cells.get(face),
    async keep(face, jpeg) {
      kept.push(face);
      cells.set(face, jpeg);
    },
  } satisfies PrintCells & { cells: Map<string, unknown>; kept: string[] };
}

export function memoryPrintRecords(): PrintRecords {
  const prints = new Map<string, StoredPrint>();
  return {
    find: async (key) => prints.get(key),
    remember: async (print) => void prints.set(print.key, StoredPrint.parse(print)),
  };
}
