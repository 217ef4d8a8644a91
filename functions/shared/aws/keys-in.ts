import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";

/** Keys of all objects in a folder of a bucket, in the order of their names. */
export async function keysIn(
  client: S3Client,
  folder: { readonly Bucket: string; readonly Prefix: string },
): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { Contents } of paginateListObjectsV2({ client }, folder)) {
    for (const { Key } of Contents ?? []) if (Key !== undefined) keys.push(Key);
  }
  return keys;
}
