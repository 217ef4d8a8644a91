import { AwsClient } from "aws4fetch";

/** Variables that the Lambda runtime sets, and the one that names another cloud. */
export interface AwsVariables {
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
  readonly AWS_SESSION_TOKEN?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_ENDPOINT_URL?: string | undefined;
}

/** Signs requests to a service with the function's own credentials. */
export const signedClient = (service: string, region: string, variables: AwsVariables): AwsClient =>
  new AwsClient({
    accessKeyId: variables.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: variables.AWS_SECRET_ACCESS_KEY ?? "",
    ...(variables.AWS_SESSION_TOKEN && { sessionToken: variables.AWS_SESSION_TOKEN }),
    ...{ service, region },
    // Its own retries know nothing of sockets that close, before the answer or in its middle.
    retries: 0,
  });

/** Where the objects of a bucket lie, without a trailing slash. */
export function bucketFolder(bucket: string, variables: AwsVariables): string {
  const { AWS_REGION: region = "us-east-1", AWS_ENDPOINT_URL: endpoint } = variables;
  return endpoint
    ? `${endpoint.replace(/\/$/, "")}/${bucket}`
    : `https://${bucket}.s3.${region}.amazonaws.com`;
}
