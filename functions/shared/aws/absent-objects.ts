import { ListObjectsV2Command, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";

/** A read of S3 names them so, a HEAD so. */
const absences = new Set(["NoSuchKey", "NotFound"]);

/**
 * Whether a read failed because there is no such object. Of what is not there S3 says "forbidden" to
 * whoever may not list the whole bucket; a look at the one key, which such a reader needs leave for,
 * tells it from a real refusal.
 */
export async function isAbsent(
  error: unknown,
  s3: Pick<S3Client, "send">,
  { Bucket, Key }: { Bucket: string; Key: string },
): Promise<boolean> {
  if (!(error instanceof S3ServiceException)) return false;
  if (absences.has(error.name)) return true;
  if (error.$metadata.httpStatusCode !== 403) return false;
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket, Prefix: Key, MaxKeys: 1 }),
  );
  // In the order of keys the key itself comes before all that begin with it.
  return Contents[0]?.Key !== Key;
}
