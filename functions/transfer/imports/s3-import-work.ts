import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import {
  importAsideKey,
  importFileKey,
  importPlanKey,
  importPreviewKey,
  importRowsKey,
} from "#schemas/storage/import-files.ts";
import { ImportPlan, ShelfResolution } from "#schemas/transfer/import-plan.ts";
import { ReadAside } from "#schemas/transfer/read-aside.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { ImportWork } from "./import-files.ts";
import { packedAt, s3ImportReads } from "./s3-import-reads.ts";

const pack = promisify(gzip);
/** They are read once or twice, within the hour. */
const fastest = { level: 1 };

/** Reads and keeps what workers need, in the bucket `artifacts`. */
export function s3ImportWork(s3: S3Client, artifacts: SignedObjects, Bucket: string): ImportWork {
  const keep = async (Key: string, what: unknown) => {
    const Body = await pack(JSON.stringify(what), fastest);
    await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: "application/gzip" }));
  };
  return {
    ...s3ImportReads(artifacts),
    file: (importId) => artifacts.get(importFileKey(importId)),
    async resolution(importId) {
      const bytes = await artifacts.get(importFileKey(importId));
      return bytes && ShelfResolution.parse(JSON.parse(Buffer.from(bytes).toString()));
    },
    keepPreview: (reading, preview) => keep(importPreviewKey(reading), preview),
    keepRows: (reading, page, rows) => keep(importRowsKey(reading, page), rows),
    aside: (reading) => packedAt(artifacts, importAsideKey(reading), ReadAside),
    keepAside: (reading, aside) => keep(importAsideKey(reading), aside),
    plan: (importId) => packedAt(artifacts, importPlanKey(importId), ImportPlan),
    keepPlan: (importId, plan) => keep(importPlanKey(importId), plan),
  };
}
