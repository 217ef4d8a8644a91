import { BudgetsClient } from "@aws-sdk/client-budgets";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { SNSClient } from "@aws-sdk/client-sns";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";

export interface ClientOptions {
  readonly region: string;
  /** Where the stage's SES identity lies. @default `region` */
  readonly mailRegion?: string | undefined;
  /** @default AWS's own */
  readonly endpoint?: string;
}

/** Clients of what a preflight asks; CloudFront and budgets live in one region. */
export function preflightClients({ region, mailRegion = region, endpoint }: ClientOptions) {
  const config = { region, maxAttempts: 2, ...(endpoint && { endpoint }) };
  const global = { ...config, region: "us-east-1" };
  return {
    budgets: new BudgetsClient(global),
    cloudFormation: new CloudFormationClient(config),
    cloudFront: new CloudFrontClient(global),
    dynamo: new DynamoDBClient(config),
    lambda: new LambdaClient(config),
    quotas: new ServiceQuotasClient(config),
    s3: new S3Client({ ...config, forcePathStyle: endpoint !== undefined }),
    ses: new SESv2Client({ ...config, region: mailRegion }),
    sns: new SNSClient(config),
    ssm: new SSMClient(config),
    sts: new STSClient(config),
  };
}

export type PreflightClients = ReturnType<typeof preflightClients>;
