import {
  DescribeTimeToLiveCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { GetRolePolicyCommand, type IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { PutFunctionConcurrencyCommand } from "@aws-sdk/client-lambda";
import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { resourcesOf } from "../assembly/assembly.ts";
import type { AwsClients } from "../emulator/aws-clients.ts";
import { type Completion, type CorsConfiguration, completionsOf } from "./completion.ts";
import { physicalNames } from "./deployed-stacks.ts";
import { asEmulatorAsks, withoutBlindRefusals } from "./policies.ts";

/**
 * Sets what the emulator's CloudFormation leaves out, as the templates ask for it. May be repeated,
 * and is after each deploy.
 */
export async function completeDeploy(assembly: string, clients: AwsClients): Promise<void> {
  const completions = completionsOf(resourcesOf(assembly));
  const stacks = [...new Set(completions.map(({ stack }) => stack))];
  const nameOf = await physicalNames(clients.cloudFormation, stacks);
  for (const completion of completions) {
    await complete(nameOf(completion.stack, completion.logicalId), completion, clients);
  }
}

async function complete(name: string, completion: Completion, clients: AwsClients) {
  const { dynamo, iam, s3, sqs, lambda } = clients;
  switch (completion.what) {
    case "time to live":
      return letExpire(name, completion.attribute, dynamo);
    case "point-in-time recovery":
      return dynamo.send(
        new UpdateContinuousBackupsCommand({
          TableName: name,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      );
    case "lifecycle":
      return s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: name,
          LifecycleConfiguration: { Rules: completion.rules },
        }),
      );
    case "access that it would refuse":
      return completion.to === "bucket" ? letIntoBucket(name, s3) : letIntoQueue(name, sqs);
    case "permissions asked otherwise":
      return letCall(name, completion.policy, iam);
    case "cross-origin access":
      return clients.updateApi(name, { corsConfiguration: lowerCamel(completion.cors) });
    case "reserved concurrency":
      return lambda.send(
        new PutFunctionConcurrencyCommand({
          FunctionName: name,
          ReservedConcurrentExecutions: completion.executions,
        }),
      );
  }
}

/** `AllowOrigins` becomes `allowOrigins`, as API Gateway's REST protocol spells it. */
const lowerCamel = (cors: CorsConfiguration) =>
  Object.fromEntries(
    Object.entries(cors).map(([name, value]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      value,
    ]),
  );

/** Enabling what is enabled is an error, so it is looked at first. */
async function letExpire(TableName: string, AttributeName: string, dynamo: AwsClients["dynamo"]) {
  const { TimeToLiveDescription: now } = await dynamo.send(
    new DescribeTimeToLiveCommand({ TableName }),
  );
  if (now?.TimeToLiveStatus === "ENABLED") return;
  await dynamo.send(
    new UpdateTimeToLiveCommand({
      TableName,
      TimeToLiveSpecification: { AttributeName, Enabled: true },
    }),
  );
}

async function letIntoBucket(Bucket: string, s3: AwsClients["s3"]) {
  const now = await policyOf(Bucket, s3);
  const wanted = now && withoutBlindRefusals(now);
  if (wanted === now) return;
  if (wanted === undefined) await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
  else await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: wanted }));
}

/** Absent if a former completion found nothing else in it. */
async function policyOf(Bucket: string, s3: AwsClients["s3"]): Promise<string | undefined> {
  try {
    return (await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy;
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchBucketPolicy") return undefined;
    throw error;
  }
}

async function letIntoQueue(QueueUrl: string, sqs: AwsClients["sqs"]) {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["Policy"] }),
  );
  const now = Attributes?.["Policy"];
  const wanted = now && withoutBlindRefusals(now);
  if (wanted === now) return;
  // An empty text takes a queue's policy away.
  const Policy = wanted ?? "";
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
}

async function letCall(RoleName: string, PolicyName: string, iam: IAMClient) {
  const { PolicyDocument = "" } = await iam.send(
    new GetRolePolicyCommand({ RoleName, PolicyName }),
  );
  const wanted = asEmulatorAsks(decodeURIComponent(PolicyDocument));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: wanted }));
}
