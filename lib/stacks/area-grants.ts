import type { Stack } from "aws-cdk-lib";
import type { IUserPool } from "aws-cdk-lib/aws-cognito";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { AlertCollectionsEnv, ChannelsEnv, TellEnv } from "#schemas/env.ts";
import { currentPricesFolder } from "#schemas/storage/current-prices.ts";
import { type BookShelf, dayShelf, hourShelf } from "#schemas/storage/price-books.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";
import { mailSetOf } from "./telling-settings.ts";

/** That people look at cards, or have them: what is asked for hourly follows from it [ING-1]. */
export function letNoteInterest(worker: LambdaFunction, { work }: Pick<DataStack, "work">) {
  work.grant(worker, "dynamodb:UpdateItem");
}

/** Parts of price books; where they lie is in the catalogue's table. */
export function letReadPrices(worker: LambdaFunction, lake: DataStack["lake"]) {
  letReadBooks(worker, lake, dayShelf);
}

/** The same of prices by the hour. */
export function letReadHours(worker: LambdaFunction, lake: DataStack["lake"]) {
  letReadBooks(worker, lake, hourShelf);
}

function letReadBooks(worker: LambdaFunction, lake: DataStack["lake"], { folder }: BookShelf) {
  lake.grantFolder(worker, folder, "s3:GetObject");
  lake.grantLooking(worker, folder);
}

/** What cards cost at present: the pointer and reference rates, and the file itself. */
export function letReadNewestPrices(
  worker: LambdaFunction,
  { catalog, lake }: Pick<DataStack, "catalog" | "lake">,
) {
  catalog.grant(worker, "dynamodb:GetItem");
  lake.grantFolder(worker, currentPricesFolder, "s3:GetObject");
  // To tell a file that is not there from one that must not be read.
  lake.grantLooking(worker, currentPricesFolder);
}

/** Which printing an id of another source means: where the table of ids lies, and the table itself. */
export function letLookUpIds(
  worker: LambdaFunction,
  { catalog, lake }: Pick<DataStack, "catalog" | "lake">,
) {
  catalog.grant(worker, "dynamodb:GetItem");
  lake.grantFolder(worker, "indexes/", "s3:GetObject");
}

/** Whether somebody has a collection that an alert is to be on. */
export function letLookIntoCollections(
  worker: LambdaFunction,
  { users }: Pick<DataStack, "users">,
) {
  const variables: AlertCollectionsEnv = { USERS_TABLE: users.tableName };
  setVariables(worker, variables);
  users.grant(worker, "dynamodb:GetItem");
}

/** The same, and what collections have been worth. */
export function letReadValues(worker: LambdaFunction, data: Pick<DataStack, "users">) {
  letLookIntoCollections(worker, data);
  data.users.grant(worker, "dynamodb:Query");
}

/** Beside what its area is told. */
export function setVariables(worker: LambdaFunction, variables: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(variables)) worker.addEnvironment(name, value);
}

/** Only as the stage's own sender; where there is none, no mail at all. */
export function letSendMails(
  worker: LambdaFunction,
  stage: Stage,
  { partition, account, region }: Stack,
) {
  const { mail } = stage;
  if (!mail) return;
  const at = `arn:${partition}:ses:${mail.region ?? region}:${account}`;
  const set = mailSetOf(stage);
  worker.addToRolePolicy(
    new PolicyStatement({
      actions: ["ses:SendEmail"],
      resources: [
        `${at}:identity/${mail.domain ?? mail.from}`,
        ...(set ? [`${at}:configuration-set/${set.name}`] : []),
      ],
      conditions: { StringEquals: { "ses:FromAddress": mail.from } },
    }),
  );
}

/**
 * What keeping and trying channels takes, beside alerts themselves.
 *
 * @param home where the API is reached, without a trailing slash
 */
export function letKeepChannels(
  worker: LambdaFunction,
  of: {
    readonly stage: Stage;
    readonly stack: Stack;
    readonly telling: TellEnv;
    readonly pool: IUserPool;
    readonly home: string;
  },
) {
  const { stage, stack, telling, pool, home } = of;
  const variables: ChannelsEnv = { ...telling, USER_POOL_ID: pool.userPoolId, HOME_URL: home };
  setVariables(worker, variables);
  pool.grant(worker, "cognito-idp:AdminGetUser");
  letSendMails(worker, stage, stack);
}
