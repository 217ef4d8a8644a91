import { uploadSeconds } from "#schemas/images/own-picture.ts";
import { uploadedKey } from "#schemas/storage/image-files.ts";
import { presignedPut } from "#shared/aws/presigned-put.ts";
import type { AwsVariables } from "#shared/aws/signed-client.ts";
import { signedObjects } from "#shared/aws/signed-objects.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { UploadAddresses } from "./uploaded-files.ts";

/** Lets people put files into the bucket `artifacts`, which forgets them after a day. */
export function s3UploadAddresses(
  bucket: string,
  variables: AwsVariables,
  clock: Clock,
): UploadAddresses {
  const artifacts = signedObjects(bucket, variables);
  return {
    async addressOf({ id, contentType, bytes }) {
      const now = clock();
      const [key, seconds] = [uploadedKey(id), uploadSeconds];
      const put = await presignedPut(bucket, { key, contentType, bytes, seconds, now }, variables);
      return { ...put, expiresAt: new Date(now.getTime() + seconds * 1000).toISOString() };
    },
    async isThere(uploadId) {
      const key = uploadedKey(uploadId);
      return (await artifacts.list(key)).includes(key);
    },
  };
}
