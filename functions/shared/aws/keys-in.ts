import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";

interface Folder {
  readonly Bucket: string;
  readonly Prefix: string;
}

export interface ObjectPlace {
  readonly key: string;
  readonly bytes: number;
  readonly storedAt: Date;
  /** Another one when its content is another. */
  readonly tag: string;
}

/** All objects in a folder of a bucket, in the order of their names. */
export async function objectsIn(client: S3Client, folder: Folder): Promise<readonly ObjectPlace[]> {
  const objects: ObjectPlace[] = [];
  for await (const { Contents } of paginateListObjectsV2({ client }, folder)) {
    for (const { Key: key, Size: bytes = 0, LastModified, ETag: tag = "" } of Contents ?? []) {
      const storedAt = LastModified ?? new Date(0);
      if (key !== undefined) objects.push({ key, bytes, storedAt, tag });
    }
  }
  return objects;
}

/** Keys of all objects in a folder of a bucket, in the order of their names. */
export const keysIn = async (client: S3Client, folder: Folder): Promise<readonly string[]> =>
  (await objectsIn(client, folder)).map(({ key }) => key);

/** The folders that lie directly in a folder, each with its whole name. */
export async function foldersIn(client: S3Client, folder: Folder): Promise<readonly string[]> {
  const names: string[] = [];
  const wanted = { ...folder, Delimiter: "/" };
  for await (const { CommonPrefixes } of paginateListObjectsV2({ client }, wanted)) {
    for (const { Prefix } of CommonPrefixes ?? []) if (Prefix !== undefined) names.push(Prefix);
  }
  return names;
}
