import { exportFileKey } from "#schemas/storage/export-items.ts";
import { presignedGet } from "#shared/aws/presigned-get.ts";
import type { AwsVariables } from "#shared/aws/signed-client.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { ExportAddresses } from "./export-files.ts";

/** An address holds for a quarter of an hour: long enough for whoever clicks, and who resumes a download. */
export const addressSeconds = 15 * 60;

/** Addresses of files in the bucket `artifacts`. */
export const s3ExportAddresses = (
  bucket: string,
  variables: AwsVariables,
  clock: Clock,
): ExportAddresses => ({
  addressOf: (id) =>
    presignedGet(
      bucket,
      { key: exportFileKey(id), seconds: addressSeconds, now: clock() },
      variables,
    ),
});
