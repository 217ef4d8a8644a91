import {
  GetObjectCommand,
  ListObjectsV2Command,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";

/** A read of S3 names them so, a HEAD so. */
const absences = new Set(["NoSuchKey", "NotFound"]);

export interface ObjectPlace {
  readonly Bucket: string;
  readonly Key: string;
}

/**
 * Whether a read failed because there is no such object. Of what is not there S3 says "forbidden" to
 * whoever may not list the whole bucket; a look at the one key, which such a reader needs leave for,
 * tells it from a real refusal.
 */
export async function isAbsent(
  error: unknown,
  s3: Pick<S3Client, "send">,
  { Bucket, Key }: ObjectPlace,
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

/** What a read brings, or undefined where there is no such object. */
export async function unlessAbsent<T>(
  s3: Pick<S3Client, "send">,
  place: ObjectPlace,
  read: (place: ObjectPlace) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read(place);
  } catch (error) {
    if (await isAbsent(error, s3, place)) return undefined;
    throw error;
  }
}

/** The bytes of an object, or undefined where there is none. */
export const bytesAt = (s3: S3Client, place: ObjectPlace): Promise<Uint8Array | undefined> =>
  unlessAbsent(s3, place, async () =>
    (await s3.send(new GetObjectCommand(place))).Body?.transformToByteArray(),
  );
