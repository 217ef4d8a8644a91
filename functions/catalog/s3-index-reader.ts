import { AwsClient } from "aws4fetch";
import type { IndexReader } from "./index-files.ts";

/** Variables that the Lambda runtime sets, and the one that names another cloud. */
export interface AwsVariables {
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
  readonly AWS_SESSION_TOKEN?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_ENDPOINT_URL?: string | undefined;
}

const timeoutMs = 10_000;

/**
 * Reads indexes from the lake bucket with a signed GET. The SDK's S3 client can do this as well, but
 * brings 160 KB of other operations into a function that should start fast.
 */
export function s3IndexReader(bucket: string, variables: AwsVariables): IndexReader {
  const { AWS_REGION: region = "us-east-1", AWS_ENDPOINT_URL: endpoint } = variables;
  const folder = endpoint
    ? `${endpoint.replace(/\/$/, "")}/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`;
  const client = new AwsClient({
    accessKeyId: variables.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: variables.AWS_SECRET_ACCESS_KEY ?? "",
    ...(variables.AWS_SESSION_TOKEN && { sessionToken: variables.AWS_SESSION_TOKEN }),
    service: "s3",
    region,
    retries: 3,
  });
  return {
    async load(key) {
      const path = key.split("/").map(encodeURIComponent).join("/");
      const answer = await client.fetch(`${folder}/${path}`, {
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
      throw new Error(`S3 answered ${answer.status} for the index ${key}.`);
    },
  };
}
