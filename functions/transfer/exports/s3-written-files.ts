import { exportFileKey } from "#schemas/storage/export-items.ts";
import { presignedGet } from "#shared/aws/presigned-get.ts";
import type { AwsVariables } from "#shared/aws/signed-client.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { WrittenFiles } from "./export-files.ts";

/** An address holds for a quarter of an hour: long enough for whoever clicks, and who resumes a download. */
const addressSeconds = 15 * 60;

/** Files in the bucket `artifacts` for those who write none: without the SDK, which is large. */
export function s3WrittenFiles(
  bucket: string,
  variables: AwsVariables,
  clock: Clock,
): WrittenFiles {
  const artifacts = signedObjects(bucket, variables);
  return {
    addressOf: (id) =>
      presignedGet(
        bucket,
        { key: exportFileKey(id), seconds: addressSeconds, now: clock() },
        variables,
      ),
    remove: (id) => artifacts.remove(exportFileKey(id)),
  };
}
