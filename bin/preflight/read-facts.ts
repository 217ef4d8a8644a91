import { DescribeBudgetsCommand } from "@aws-sdk/client-budgets";
import { ListDistributionsCommand } from "@aws-sdk/client-cloudfront";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { GetAccountSettingsCommand } from "@aws-sdk/client-lambda";
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import { GetAccountCommand, GetEmailIdentityCommand } from "@aws-sdk/client-sesv2";
import { ListSubscriptionsByTopicCommand } from "@aws-sdk/client-sns";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { ask } from "./ask.ts";
import type { PreflightClients } from "./clients.ts";
import type { AccountFacts } from "./facts.ts";
import { isDeployed } from "./is-deployed.ts";

export interface PreflightOptions {
  readonly stage: string;
  readonly region: string;
  /** Address that the stage sends mail from, if it has one. */
  readonly sender?: string | undefined;
}

/** Asks AWS for everything that a deploy hangs on; nothing is changed there. */
export async function readFacts(
  { stage, region, sender }: PreflightOptions,
  clients: PreflightClients,
): Promise<AccountFacts> {
  const { budgets, cloudFront, quotas, ssm, sts } = clients;
  const account = await ask(
    async () => (await sts.send(new GetCallerIdentityCommand())).Account ?? "",
  );
  const id = account.known ? account.value : "";
  return {
    ...{ stage, region, account },
    lambda: await lambdaLimits(clients),
    grantedConcurrent: await ask(async () => {
      const quota = { ServiceCode: "lambda", QuotaCode: "L-B99A9384" };
      return (await quotas.send(new GetServiceQuotaCommand(quota))).Quota?.Value ?? 0;
    }),
    mail: await mailAccount(clients),
    ...(sender && {
      sender: { address: sender, isVerified: await senderIsVerified(sender, clients) },
    }),
    bootstrap: await ask(
      async () => {
        const Name = "/cdk-bootstrap/hnb659fds/version";
        return Number((await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value ?? 0);
      },
      ["ParameterNotFound"],
      0,
    ),
    distributions: await ask(async () => {
      const { DistributionList } = await cloudFront.send(
        new ListDistributionsCommand({ MaxItems: 1 }),
      );
      return DistributionList?.Items?.length ?? 0;
    }),
    isDeployed: await isDeployed(stage, clients),
    sameNames: await ask(() => sameNames({ stage, region, account: id }, clients)),
    subscriptions: await subscriptions({ stage, region, account: id }, clients),
    budgets: await ask(async () => {
      return (
        (await budgets.send(new DescribeBudgetsCommand({ AccountId: id }))).Budgets?.length ?? 0
      );
    }),
  };
}

const lambdaLimits = ({ lambda }: PreflightClients) =>
  ask(async () => {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand());
    const concurrent = AccountLimit?.ConcurrentExecutions ?? 0;
    return { concurrent, unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? concurrent };
  });

const mailAccount = ({ ses }: PreflightClients) =>
  ask(async () => {
    const mail = await ses.send(new GetAccountCommand());
    return {
      isProduction: mail.ProductionAccessEnabled ?? false,
      canSend: mail.SendingEnabled ?? false,
      perDay: mail.SendQuota?.Max24HourSend ?? 0,
    };
  });

/** An address is verified by itself or by its domain. */
const senderIsVerified = (address: string, { ses }: PreflightClients) =>
  ask(async () => {
    for (const EmailIdentity of [address, address.slice(address.indexOf("@") + 1)]) {
      const identity = await ask(
        async () => {
          const found = await ses.send(new GetEmailIdentityCommand({ EmailIdentity }));
          return found.VerifiedForSendingStatus ?? false;
        },
        ["NotFoundException"],
        false,
      );
      if (!identity.known) throw new Error(identity.reason);
      if (identity.value) return true;
    }
    return false;
  });

async function sameNames(
  { stage, region, account }: { stage: string; region: string; account: string },
  { dynamo, s3 }: PreflightClients,
) {
  const tables = ["catalog", "users", "pictures", "work"].map(
    (name) => `cardlake-${stage}-${name}`,
  );
  const buckets = ["lake", "images", "artifacts"].map(
    (name) => `cardlake-${stage}-${name}-${account}-${region}`,
  );
  const found = await Promise.all([
    ...tables.map((TableName) =>
      named(`table ${TableName}`, () => dynamo.send(new DescribeTableCommand({ TableName }))),
    ),
    ...buckets.map((Bucket) =>
      named(`bucket ${Bucket}`, () => s3.send(new HeadBucketCommand({ Bucket }))),
    ),
  ]);
  return found.flat();
}

/** Whatever else goes wrong than absence is told, not taken for absence. */
async function named(name: string, find: () => Promise<unknown>): Promise<string[]> {
  try {
    await find();
    return [name];
  } catch (error) {
    const absent = ["ResourceNotFoundException", "NotFound", "NoSuchBucket"];
    if (error instanceof Error && absent.includes(error.name)) return [];
    throw error;
  }
}

const subscriptions = (
  { stage, region, account }: { stage: string; region: string; account: string },
  { sns }: PreflightClients,
) =>
  ask<number | undefined>(async () => {
    const TopicArn = `arn:aws:sns:${region}:${account}:cardlake-${stage}-alarms`;
    try {
      const { Subscriptions = [] } = await sns.send(
        new ListSubscriptionsByTopicCommand({ TopicArn }),
      );
      return Subscriptions.filter((one) => one.SubscriptionArn?.startsWith("arn:")).length;
    } catch (error) {
      if (error instanceof Error && /NotFound/.test(error.name)) return undefined;
      throw error;
    }
  });
