import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { AwsClient } from "aws4fetch";

export const account = "000000000000";
export const region = "us-east-1";
/** The bucket of the lake of the local stage. */
export const lakeBucket = `cardlake-local-lake-${account}-${region}`;

/** What any AWS client needs in order to talk to the emulator, and to nothing else. */
export const awsEnvironment = (endpoint: string) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  // A developer's own profiles and instance roles stay out of it.
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
});

export interface AwsClients {
  readonly cloudFormation: CloudFormationClient;
  readonly cognito: CognitoIdentityProviderClient;
  readonly dynamo: DynamoDBClient;
  readonly iam: IAMClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  /** Changes settings of an HTTP API: the one call to API Gateway, for which no client is worth it. */
  updateApi(apiId: string, settings: object): Promise<void>;
  close(): void;
}

/**
 * Clients of one emulator, whatever the environment of this process says about AWS.
 *
 * @throws Error if the endpoint is not on loopback: what is deployed here must never reach the real AWS
 */
export function awsClients(endpoint: string): AwsClients {
  const { hostname } = new URL(endpoint);
  if (hostname !== "127.0.0.1") {
    throw new Error(`A local deploy goes to 127.0.0.1, not to ${hostname}.`);
  }
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const clients = {
    cloudFormation: new CloudFormationClient(config),
    cognito: new CognitoIdentityProviderClient(config),
    dynamo: new DynamoDBClient(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sqs: new SQSClient(config),
  };
  return {
    ...clients,
    async updateApi(apiId, settings) {
      const gateway = new AwsClient({
        accessKeyId: "test",
        secretAccessKey: "test",
        region,
        service: "apigateway",
      });
      const answer = await gateway.fetch(`${endpoint}/v2/apis/${apiId}`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(settings),
      });
      if (answer.ok) return;
      throw new Error(
        `Updating the API ${apiId} answered ${answer.status}: ${await answer.text()}`,
      );
    },
    close: () => Object.values(clients).forEach((client) => void client.destroy()),
  };
}
