import { AwsClient } from "aws4fetch";

/** Variables that the Lambda runtime sets, and the one that names another cloud. */
export interface AwsVariables {
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
  readonly AWS_SESSION_TOKEN?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_ENDPOINT_URL?: string | undefined;
}

/** Objects of one bucket, whole, by signed requests. */
export interface SignedObjects {
  /** Undefined when there is no such object. */
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, body: string, contentType: string): Promise<void>;
}

const timeoutMs = 10_000;

/**
 * Reads and writes whole objects. The SDK's S3 client can do this as well, but brings 160 KB of other
 * operations into functions that should start fast; those that need more of S3 use it.
 */
export function signedObjects(bucket: string, variables: AwsVariables): SignedObjects {
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
  const send = (key: string, init: RequestInit) =>
    client.fetch(`${folder}/${key.split("/").map(encodeURIComponent).join("/")}`, {
      ...init,
      signal: AbortSignal.timeout(timeoutMs),
    });
  return {
    async get(key) {
      const answer = await send(key, { method: "GET" });
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
      if (answer.status === 404) return undefined;
      throw new Error(`S3 answered ${answer.status} when asked for ${key}.`);
    },

    async put(key, body, contentType) {
      const headers = { "content-type": contentType };
      const answer = await send(key, { method: "PUT", body, headers });
      if (!answer.ok) throw new Error(`S3 answered ${answer.status} when given ${key}.`);
    },
  };
}
