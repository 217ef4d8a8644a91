import { AwsV4Signer } from "aws4fetch";
import { type AwsVariables, bucketFolder } from "./signed-client.ts";

/** A file that somebody may put into a bucket. */
export interface AllowedFile {
  readonly key: string;
  readonly contentType: string;
  /** Exactly so many. */
  readonly bytes: number;
  readonly seconds: number;
  readonly now: Date;
}

/**
 * An address that takes one object with `PUT`, of this type and size and no other, until the time is over: all of that is
 * signed, and the bucket refuses what differs.
 */
export async function presignedPut(
  bucket: string,
  { contentType, bytes, ...file }: AllowedFile,
  variables: AwsVariables,
): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }> {
  const headers = { "content-type": contentType };
  const signed = { ...headers, "content-length": String(bytes) };
  // Whoever sends the file says its length by itself.
  return { url: await presigned("PUT", bucket, { ...file, headers: signed }, variables), headers };
}

/** An address for one request, with its headers, until the time is over. */
export async function presigned(
  method: "GET" | "PUT",
  bucket: string,
  {
    key,
    seconds,
    now,
    headers,
  }: Pick<AllowedFile, "key" | "seconds" | "now"> & {
    readonly headers: Readonly<Record<string, string>>;
  },
  variables: AwsVariables,
): Promise<string> {
  const { AWS_REGION: region = "us-east-1", AWS_SESSION_TOKEN: sessionToken } = variables;
  const address = new URL(`${bucketFolder(bucket, variables)}/${key}`);
  address.searchParams.set("X-Amz-Expires", String(seconds));
  const signer = new AwsV4Signer({
    ...{ method, url: address.href, service: "s3", region, headers: { ...headers } },
    accessKeyId: variables.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: variables.AWS_SECRET_ACCESS_KEY ?? "",
    ...(sessionToken && { sessionToken }),
    ...{ signQuery: true, allHeaders: true },
    datetime: now.toISOString().replaceAll(/[:-]|\.\d{3}/g, ""),
  });
  return (await signer.sign()).url.href;
}
