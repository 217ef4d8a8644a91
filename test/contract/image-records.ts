import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ImageRecords } from "#functions/images/pictures/image-records.ts";
import { ImageRecord } from "#schemas/storage/image-items.ts";
import { PrintingId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const aRecord = (change: Partial<ImageRecord> = {}): ImageRecord => ({
  printingId: PrintingId.parse(`pokemon:en:${randomUUID()}-1`),
  status: "present",
  sha256: sha256("picture"),
  version: 1,
  sourceUrl: "https://assets.example.com/1/high.webp",
  etag: '"tag"',
  checkedAt: "2026-02-01T06:00:00.000Z",
  ...change,
});

/** What every ImageRecords promises. */
export function imageRecordsContract(name: string, store: () => ImageRecords) {
  describe(`${name} keeps ImageRecords`, () => {
    const only = async (records: ImageRecords, { printingId }: ImageRecord) =>
      (await records.find([printingId, printingId])).get(printingId);

    test("what is saved is found, and nothing else", async () => {
      const records = store();
      const record = aRecord();
      expect(await records.save(record, undefined)).toBe("saved");
      expect(await only(records, record)).toEqual(record);
      expect(await records.find([aRecord().printingId])).toEqual(new Map());
    });

    test("every field that a check decides is kept, and goes when the next leaves it out", async () => {
      const records = store();
      const full = aRecord({
        ...{ status: "unreachable", lastModified: "Sun, 01 Feb 2026 05:00:00 GMT" },
        ...{
          movedTo: "https://assets.example.com/2/high.webp",
          badAnswers: 3,
          reason: "It rains.",
        },
        nextCheckAt: "2026-02-01T07:00:00.000Z",
        files: { format: "webp", widthPx: 600, heightPx: 825, widths: [245] },
      });
      const { accesses: _accesses, accessedOn: _accessedOn, ...decided } = ImageRecord.shape;
      expect(Object.keys(full).sort()).toEqual(Object.keys(decided).sort());
      await records.save(full, undefined);
      expect(await only(records, full)).toEqual(full);
      const { printingId, sourceUrl } = full;
      const bare = {
        printingId,
        sourceUrl,
        status: "missing",
        version: 0,
        checkedAt: "2026-02-02T06:00:00.000Z",
      } as const;
      await records.save(bare, full);
      expect(await only(records, full)).toEqual(bare);
    });

    test("of two checks that began at the same state the first is kept", async () => {
      const records = store();
      const record = aRecord();
      await records.save(record, undefined);
      const other = { ...record, version: 7, checkedAt: "2026-02-02T06:00:00.000Z" };
      expect(await records.save(other, undefined)).toBe("outdated");
      expect(await records.save(other, record)).toBe("saved");
      expect(await records.save({ ...record, version: 9 }, record)).toBe("outdated");
      expect(await only(records, record)).toEqual(other);
    });

    test("what a check leaves out is gone", async () => {
      const records = store();
      const { etag: _etag, ...record } = aRecord();
      const tagged = aRecord({ printingId: record.printingId });
      await records.save(tagged, undefined);
      const missing = {
        ...record,
        status: "missing",
        checkedAt: "2026-02-02T06:00:00.000Z",
      } as const;
      await records.save(missing, tagged);
      expect(await only(records, record)).toEqual(missing);
    });

    test("an access counts once a day, and a check does not forget it", async () => {
      const records = store();
      const record = aRecord();
      await records.save(record, undefined);
      await records.countAccess([record], "2026-02-01");
      await records.countAccess([record], "2026-02-01");
      await records.countAccess([record], "2026-02-02");
      const later = { ...record, checkedAt: "2026-02-08T06:00:00.000Z" };
      await records.save(later, record);
      const expected = { ...later, accesses: 2, accessedOn: "2026-02-02" };
      expect(await only(records, record)).toEqual(expected);
    });

    test("an access to a picture that nobody recorded leaves nothing behind", async () => {
      const records = store();
      const record = aRecord();
      await records.countAccess([record], "2026-02-01");
      expect(await only(records, record)).toBeUndefined();
    });
  });
}
