import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import * as z from "zod";
import { importFileKey, importPreviewKey, importRowsKey } from "#schemas/storage/import-files.ts";
import { uploadSeconds } from "#schemas/transfer/import-options.ts";
import { ImportPreview } from "#schemas/transfer/import-preview.ts";
import { PreviewRow } from "#schemas/transfer/import-row.ts";
import { presignedPut } from "#shared/aws/presigned-put.ts";
import type { AwsVariables } from "#shared/aws/signed-client.ts";
import { type SignedObjects, signedObjects } from "#shared/aws/signed-objects.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { ImportReads, ImportUploads } from "./import-files.ts";

const unpack = promisify(gunzip);
const contentType = "application/octet-stream";

/** Reads what workers have left in the bucket `artifacts`. */
export function s3ImportReads(artifacts: Pick<SignedObjects, "get">): ImportReads {
  return {
    preview: (reading) => packedAt(artifacts, importPreviewKey(reading), ImportPreview),
    rows: (reading, page) => packedAt(artifacts, importRowsKey(reading, page), z.array(PreviewRow)),
  };
}

/** Lets people put files into the bucket, which forgets them after a day. */
export function s3ImportUploads(
  bucket: string,
  variables: AwsVariables,
  clock: Clock,
): ImportUploads {
  const artifacts = signedObjects(bucket, variables);
  return {
    async addressOf({ importId, bytes }) {
      const [key, seconds, now] = [importFileKey(importId), uploadSeconds, clock()];
      const put = await presignedPut(bucket, { key, contentType, bytes, seconds, now }, variables);
      return { ...put, expiresAt: new Date(now.getTime() + seconds * 1000).toISOString() };
    },
    async isThere(importId) {
      const key = importFileKey(importId);
      return (await artifacts.list(key)).includes(key);
    },
    keepText: (importId, text) => artifacts.put(importFileKey(importId), text, "text/plain"),
  };
}

/** What was packed as JSON, or undefined where there is nothing. */
export async function packedAt<Schema extends z.ZodType>(
  artifacts: Pick<SignedObjects, "get">,
  key: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const packed = await artifacts.get(key);
  return packed && schema.parse(JSON.parse((await unpack(packed)).toString()));
}
