import { describe, expect, test } from "vitest";
import type { ArchiveRecords } from "#functions/prices/archive/price-archive.ts";
import { ArchivedSet } from "#schemas/storage/price-archive.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** What every ArchiveRecords promises. */
export function archiveRecordsContract(name: string, empty: () => Promise<ArchiveRecords>) {
  const record = (set: string, change: Partial<ArchivedSet> = {}) =>
    ArchivedSet.parse({
      ...{ game: "pokemon", set, version: sha256(set), archivedAt: "2026-03-01T00:40:00.000Z" },
      months: { "2026-02": "0123456789abcdef" },
      ...change,
    });
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 0, minute));

  describe(`${name} keeps ArchiveRecords`, () => {
    test("what was saved last of each set of a game is there", async () => {
      const records = await empty();
      expect(await records.all("pokemon")).toEqual([]);
      await records.save(record("base1"));
      await records.save(record("base2"));
      await records.save(record("op01", { game: "onepiece" }));
      const later = record("base1", { version: sha256("later"), months: {} });
      await records.save(later);
      const found = (await records.all("pokemon")).toSorted((a, b) => (a.set < b.set ? -1 : 1));
      expect(found).toEqual([later, record("base2")]);
    });

    test("a turn is somebody's until it is given back or over", async () => {
      const records = await empty();
      expect(await records.takeTurn(at(0), at(10))).toBe("taken");
      expect(await records.takeTurn(at(9), at(19))).toEqual({ freeAt: at(10) });
      await records.endTurn(at(9));
      expect(await records.takeTurn(at(9), at(19))).toBe("taken");
      // Who died gives nothing back.
      expect(await records.takeTurn(at(19), at(29))).toBe("taken");
    });

    test("of many who want it at once one has it", async () => {
      const records = await empty();
      const outcomes = await Promise.all([1, 2, 3, 4].map(() => records.takeTurn(at(0), at(10))));
      expect(outcomes.filter((one) => one === "taken")).toHaveLength(1);
    });
  });
}
