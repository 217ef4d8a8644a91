import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { DownloadRecords } from "#functions/images/downloads/download-records.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { LargeFiles } from "#shared/kernel/large-files.ts";

const aHash = () => Sha256.parse(sha256(randomUUID()));

/** What every DownloadRecords promises. */
export function downloadRecordsContract(name: string, recordsFor: () => DownloadRecords) {
  describe(`${name} remembers downloads`, () => {
    test("a download is found by its composite and its kind, as it was remembered last", async () => {
      const records = recordsFor();
      const key = aHash();
      expect(await records.find(key, "zip")).toBeUndefined();
      const storedAt = new Date().toISOString();
      const first = { key, kind: "zip", bytes: 1_000, storedAt } as const;
      await records.remember(first);
      expect(await records.find(key, "zip")).toEqual(first);
      expect(await records.find(key, "pdf")).toBeUndefined();
      expect(await records.find(aHash(), "zip")).toBeUndefined();
      await records.remember({ ...first, bytes: 2_000 });
      expect(await records.find(key, "zip")).toEqual({ ...first, bytes: 2_000 });
    });
  });
}

export interface KeptFile {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
}

/** What every LargeFiles promises. */
export function largeFilesContract(
  name: string,
  given: () => {
    readonly files: LargeFiles;
    /** Undefined when there is no such file. */
    readonly read: (key: string) => Promise<KeptFile | undefined>;
  },
) {
  const as = { contentType: "application/zip", fileName: "Cards.zip" };
  async function* pieces(count: number, bytes: number, fails?: Error) {
    for (let at = 0; at < count; at += 1) yield Buffer.alloc(bytes, at + 1);
    if (fails) throw fails;
  }
  const aKey = () => `renders/${aHash()}/all.zip`;
  const megabyte = 1024 * 1024;

  describe(`${name} keeps LargeFiles`, () => {
    test.each([
      { what: "a few bytes", count: 3, bytes: 5 },
      { what: "exactly one part", count: 8, bytes: megabyte },
      { what: "several parts and a rest", count: 20, bytes: megabyte + 7 },
    ])("$what come back as they were, as what they are", async ({ count, bytes }) => {
      const { files, read } = given();
      const key = aKey();
      expect(await read(key)).toBeUndefined();
      expect(await files.keep(key, pieces(count, bytes), as)).toBe(count * bytes);
      const kept = await read(key);
      expect(kept?.contentType).toBe("application/zip");
      const whole = Buffer.concat(
        Array.from({ length: count }, (_no, at) => Buffer.alloc(bytes, at + 1)),
      );
      expect(sha256(kept?.bytes ?? Buffer.alloc(0))).toBe(sha256(whole));
    });

    test.each([
      { when: "at once", count: 0, bytes: 1 },
      { when: "within the first part", count: 2, bytes: 100 },
      { when: "after several parts", count: 20, bytes: megabyte },
    ])(
      "of what breaks off $when nothing is kept, and what was there stays",
      async ({ count, bytes }) => {
        const { files, read } = given();
        const key = aKey();
        const broken = () => files.keep(key, pieces(count, bytes, new Error("It rains.")), as);
        await expect(broken()).rejects.toThrow("It rains.");
        expect(await read(key)).toBeUndefined();
        await files.keep(key, pieces(1, 4), as);
        await expect(broken()).rejects.toThrow("It rains.");
        expect(Buffer.from((await read(key))?.bytes ?? [])).toEqual(Buffer.alloc(4, 1));
      },
    );
  });
}
