import { randomUUID } from "node:crypto";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { inject } from "vitest";

/** An S3 client of the local cloud. */
export const objects = new S3Client({
  ...{ endpoint: inject("cloud").awsEndpoint, region: "us-east-1", forcePathStyle: true },
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

/** A bucket of its own: what tests put into the lake of the stage, others would take for answers. */
export async function emptyBucket(): Promise<string> {
  const Bucket = `bucket-${randomUUID()}`;
  await objects.send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}
