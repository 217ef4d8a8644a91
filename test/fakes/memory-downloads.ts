import type { DownloadRecords } from "#functions/images/downloads/download-records.ts";
import { StoredDownload } from "#schemas/storage/image-items.ts";
import type { LargeFileManner, LargeFiles } from "#shared/kernel/large-files.ts";

export function memoryDownloadRecords(): DownloadRecords {
  const records = new Map<string, StoredDownload>();
  return {
    find: async (key, kind) => records.get(`${key} ${kind}`),
    remember: async (download) =>
      void records.set(`${download.key} ${download.kind}`, StoredDownload.parse(download)),
  };
}

/** Files in memory; `kept` shows what lies there. */
export function memoryLargeFiles() {
  const kept = new Map<string, { bytes: Buffer; as: LargeFileManner }>();
  return {
    kept,
    async keep(key, bytes, as) {
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      const whole = Buffer.concat(pieces);
      kept.set(key, { bytes: whole, as });
      return whole.byteLength;
    },
  } satisfies LargeFiles & { kept: Map<string, unknown> };
}
