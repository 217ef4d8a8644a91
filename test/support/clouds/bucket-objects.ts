import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { keysIn } from "#shared/aws/keys-in.ts";

/** The objects of folders of a bucket, under their own keys. */
export async function bucketObjects(
  s3: S3Client,
  Bucket: string,
  folders: readonly string[],
): Promise<readonly (readonly [key: string, content: Uint8Array])[]> {
  const objects: (readonly [string, Uint8Array])[] = [];
  for (const Prefix of folders) {
    for (const Key of await keysIn(s3, { Bucket, Prefix })) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      objects.push([Key, (await Body?.transformToByteArray()) ?? new Uint8Array()]);
    }
  }
  return objects;
}
