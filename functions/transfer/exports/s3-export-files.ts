import type { S3Client } from "@aws-sdk/client-s3";
import { exportFileKey } from "#schemas/storage/export-items.ts";
import { s3LargeFiles } from "#shared/aws/s3-large-files.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import type { ExportFiles } from "./export-files.ts";

/** Keeps files of exports in the bucket `artifacts`, which forgets them after a week. */
export function s3ExportFiles(
  s3: S3Client,
  Bucket: string,
  { remove }: Pick<SignedObjects, "remove">,
): ExportFiles {
  // They are somebody's: nobody on the way keeps them.
  const files = s3LargeFiles(s3, { Bucket, caching: "private, no-store" });
  return {
    keep: (id, bytes, as) => files.keep(exportFileKey(id), bytes, as),
    remove: (id) => remove(exportFileKey(id)),
  };
}
