import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ImportUploads, ImportWork } from "#functions/transfer/imports/import-files.ts";
import { packedAt, s3ImportReads } from "#functions/transfer/imports/s3-import-reads.ts";
import {
  importAsideKey,
  importFileKey,
  importPlanKey,
  importPreviewKey,
  importRowsKey,
} from "#schemas/storage/import-files.ts";
import { ImportPlan } from "#schemas/transfer/import-plan.ts";
import { ReadAside } from "#schemas/transfer/read-aside.ts";
import type { Ulid } from "#schemas/values.ts";

const pack = promisify(gzip);

/** Files of imports as the bucket has them, in memory. */
export function packedFiles(): ImportWork & ImportUploads & { send(id: Ulid, file: Buffer): void } {
  const files = new Map<string, Buffer>();
  const artifacts = { get: async (key: string) => files.get(key) };
  const keep = async (key: string, what: unknown) =>
    void files.set(key, await pack(JSON.stringify(what), { level: 1 }));
  return {
    ...s3ImportReads(artifacts),
    send: (id, file) => void files.set(importFileKey(id), file),
    addressOf: async () => ({ url: "https://files.test/", headers: {}, expiresAt: "" }),
    isThere: async (id) => files.has(importFileKey(id)),
    keepText: async (id, text) => void files.set(importFileKey(id), Buffer.from(text)),
    file: async (id) => files.get(importFileKey(id)),
    resolution: async () => undefined,
    keepPreview: (reading, preview) => keep(importPreviewKey(reading), preview),
    keepRows: (reading, page, rows) => keep(importRowsKey(reading, page), rows),
    aside: (reading) => packedAt(artifacts, importAsideKey(reading), ReadAside),
    keepAside: (reading, aside) => keep(importAsideKey(reading), aside),
    plan: (id) => packedAt(artifacts, importPlanKey(id), ImportPlan),
    keepPlan: (id, plan) => keep(importPlanKey(id), plan),
  };
}
