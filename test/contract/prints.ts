import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PrintCells } from "#functions/images/prints/print-cells.ts";
import type { PrintRecords } from "#functions/images/prints/print-records.ts";
import type { StoredPrint } from "#schemas/storage/image-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const aHash = () => Sha256.parse(sha256(randomUUID()));

/** What every PrintCells promises. */
export function printCellsContract(name: string, cellsFor: () => PrintCells) {
  describe(`${name} keeps PrintCells`, () => {
    test("a card is there as it was kept last, under its own name alone", async () => {
      const cells = cellsFor();
      const face = aHash();
      expect(await cells.has(face)).toBe(false);
      expect(await cells.get(face)).toBeUndefined();
      await cells.keep(face, Buffer.from("a card"));
      await cells.keep(face, Buffer.from("a better one"));
      expect(await cells.has(face)).toBe(true);
      expect(Buffer.from((await cells.get(face)) ?? []).toString()).toBe("a better one");
      expect(await cells.has(aHash())).toBe(false);
    });
  });
}

/** What every PrintRecords promises. */
export function printRecordsContract(name: string, recordsFor: () => PrintRecords) {
  describe(`${name} remembers prints`, () => {
    test("a print is found by its key, as it was remembered last", async () => {
      const records = recordsFor();
      const print: StoredPrint = {
        ...{ key: aHash(), storedAt: new Date().toISOString(), bytes: 1_234, pages: 2 },
        ...{ paper: "letter", orientation: "landscape", cardsPerSheet: 8, coarse: 0 },
      };
      expect(await records.find(print.key)).toBeUndefined();
      await records.remember(print);
      expect(await records.find(print.key)).toEqual(print);
      expect(await records.find(aHash())).toBeUndefined();
      const other = { ...print, leastDpi: 242, coarse: 1 };
      await records.remember(other);
      expect(await records.find(print.key)).toEqual(other);
    });
  });
}
