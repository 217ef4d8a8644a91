import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Construct } from "constructs";
import { games } from "#schemas/games/index.ts";
import { recentFolder } from "#schemas/storage/lake.ts";
import { reportFolders } from "#schemas/storage/quality-files.ts";
import { v2Folder } from "#schemas/storage/v2-file.ts";
import { LetterMeter } from "../constructs/letter-meter.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import { StreamFollower } from "../constructs/stream-follower.ts";
import { type Stage, version } from "../stages.ts";
import type { AccountsStack } from "./accounts-stack.ts";
import type { AlertsStack } from "./alerts-stack.ts";
import {
  letKeepChannels,
  letLookUpIds,
  letNoteInterest,
  letReadHours,
  letReadNewestPrices,
  letReadPrices,
} from "./area-grants.ts";
import { catalogVariables } from "./catalog-settings.ts";
import type { CollectionsStack } from "./collections-stack.ts";
import type { DataStack } from "./data-stack.ts";
import { HttpFront } from "./http-front.ts";
import type { ImagesStack } from "./images-stack.ts";
import { runActions, whereSourcesAre } from "./ingest-settings.ts";
import type { IngestStack } from "./ingest-stack.ts";
import { pricesVariables } from "./prices-settings.ts";

export interface ApiStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly accounts: AccountsStack;
  readonly alerts: AlertsStack;
  readonly collections: CollectionsStack;
  readonly ingest: IngestStack;
  readonly images: ImagesStack;
}

/** The HTTP API: one function per area, every route but the public ones behind the user pool. */
export class ApiStack extends Stack {
  private readonly stage: Stage;
  private readonly http: HttpFront;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    const { stage, data, accounts, alerts, collections, ingest, images, ...stackProps } = props;
    super(scope, id, stackProps);
    this.stage = stage;
    this.http = new HttpFront(this, { stage, accounts });
    this.opsArea(data, {
      ...ingest.queues,
      renders: images.renders,
      "image-mirror": images.mirror,
      "queue-wanted-images": images.follower,
      "publish-events": ingest.events.follower,
      "publish-pictures": images.events.follower,
      "collection-deletions": collections.deletions,
      "alert-looks": alerts.looks,
      "alert-notices": alerts.notices,
      "alert-searches": alerts.expansions,
      ...(alerts.mailEvents && { "mail-events": alerts.mailEvents }),
    });

    this.accountsArea(accounts);
    this.alertsArea(alerts, accounts, data);
    this.catalogArea(data);
    this.historyArea(data);
    this.pricesArea(data);
    this.collectionsArea(data, collections);
    this.sourcesArea(ingest, data);
    this.imagesArea(images, data);
    this.chartsArea(images, data);
    this.v2Area(data);

    const { edge } = this.http;
    new CfnOutput(this, "ApiId", { value: this.api.apiId });
    new CfnOutput(this, "ApiUrl", { value: edge?.url ?? this.api.apiEndpoint });
    if (edge) new CfnOutput(this, "ApiDnsTarget", { value: edge.dnsTarget });
  }

  get api(): HttpApi {
    return this.http.api;
  }

  /** Answers for the whole, and looks after the queues of all areas. */
  private opsArea(
    { catalog }: DataStack,
    queues: Readonly<Record<string, WorkQueue | StreamFollower>>,
  ) {
    const pairs = Object.entries(queues).map(([name, work]) => [
      name,
      work instanceof StreamFollower
        ? { follower: work.worker.functionName, deadLetters: work.deadLettersName }
        : { queue: work.name, deadLetters: work.deadLettersName },
    ]);
    const [any] = Object.values(queues);
    const environment = {
      CATALOG_TABLE: catalog.tableName,
      STAGE: this.stage.name,
      VERSION: version,
      QUEUES: this.toJsonString(Object.fromEntries(pairs)),
      QUEUES_AT: any?.deadLetters.queueUrl ?? "",
    };
    const worker = this.http.area("ops", environment);
    const meter = { stage: this.stage, environment, queues: Object.values(queues) };
    new LetterMeter(this, "Letters", meter);
    catalog.grant(worker, "dynamodb:GetItem");
    for (const work of Object.values(queues)) work.grantRedrive(worker);
  }

  private accountsArea({ pool, client }: AccountsStack) {
    const worker = this.http.area("accounts", {
      USER_POOL_ID: pool.userPoolId,
      USER_POOL_CLIENT_ID: client.userPoolClientId,
    });
    pool.grant(
      worker,
      "cognito-idp:AdminGetUser",
      "cognito-idp:AdminInitiateAuth",
      "cognito-idp:AdminRespondToAuthChallenge",
      "cognito-idp:AdminSetUserPassword",
      "cognito-idp:AdminUpdateUserAttributes",
      "cognito-idp:AdminUserGlobalSignOut",
      "cognito-idp:DescribeUserPoolClient",
    );
  }

  /** Reads the catalogue, and asks for an index where it finds none or is told to. */
  private catalogArea(data: DataStack) {
    const { catalog, lake, events } = data;
    const worker = this.http.area("catalog", catalogVariables(this.stage, data));
    letNoteInterest(worker, data);
    catalog.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
    catalog.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    events.grantPutEventsTo(worker);
    lake.grantFolder(worker, "indexes/", "s3:GetObject");
    letReadNewestPrices(worker, data);
    for (const folder of Object.values(reportFolders)) {
      lake.grantFolder(worker, folder, "s3:GetObject");
      // To tell a report that is not there from one that must not be read.
      lake.grantLooking(worker, folder);
    }
  }

  /** Reads the lake as the sources' workers do. */
  private historyArea({ catalog, lake }: DataStack) {
    const worker = this.http.area("history", {
      CATALOG_TABLE: catalog.tableName,
      LAKE_BUCKET: lake.bucketName,
      ...whereSourcesAre(this.stage),
    });
    catalog.grant(worker, "dynamodb:BatchGetItem");
    letLookUpIds(worker, { catalog, lake });
    for (const folder of ["bronze/", "observations/", recentFolder] as const) {
      lake.grantFolder(worker, folder, "s3:GetObject");
      lake.grantLooking(worker, folder);
    }
  }

  /** Reads parts of price books, and the newest prices of whole games. */
  private pricesArea(data: DataStack) {
    const { catalog, lake, work } = data;
    const worker = this.http.area("prices", pricesVariables(this.stage, data));
    letNoteInterest(worker, { work });
    catalog.grant(worker, "dynamodb:BatchGetItem");
    letLookUpIds(worker, { catalog, lake });
    letReadPrices(worker, lake);
    letReadHours(worker, lake);
    letReadNewestPrices(worker, { catalog, lake });
  }

  /** Reads prices as their own area does, and has what is new drawn by the workers of the images stack. */
  private chartsArea(
    { variables, renders }: ImagesStack,
    { catalog, pictures, work, lake, artifacts }: DataStack,
  ) {
    const worker = this.http.area("charts", {
      CATALOG_TABLE: catalog.tableName,
      LAKE_BUCKET: lake.bucketName,
      PICTURES_TABLE: pictures.tableName,
      WORK_TABLE: work.tableName,
      ARTIFACTS_BUCKET: artifacts.bucketName,
      RENDER_QUEUE_URL: renders.queue.queueUrl,
      IMAGES_BASE_URL: variables.IMAGES_BASE_URL,
    });
    catalog.grant(worker, "dynamodb:BatchGetItem");
    letLookUpIds(worker, { catalog, lake });
    letReadPrices(worker, lake);
    pictures.grant(worker, "dynamodb:GetItem");
    artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
    work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
    renders.queue.grant(worker, "sqs:SendMessage");
  }

  /** Sets alerts and shows what fired; prices are judged by the workers of the alerts stack. */
  private alertsArea(
    { variables, telling, looks, expansions }: AlertsStack,
    { pool }: AccountsStack,
    data: DataStack,
  ) {
    const worker = this.http.area("alerts", variables);
    // As AWS makes it of its parts: not every cloud that we run on has it as an address.
    const own = `https://${this.api.apiId}.execute-api.${this.region}.${this.urlSuffix}`;
    const home = this.http.edge?.url ?? own;
    letKeepChannels(worker, { stage: this.stage, stack: this, telling, pool, home });
    letNoteInterest(worker, data);
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    letLookUpIds(worker, data);
    letReadPrices(worker, data.lake);
    data.alerts.grant(
      worker,
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
    );
    looks.queue.grant(worker, "sqs:SendMessage");
    expansions.queue.grant(worker, "sqs:SendMessage");
  }

  private collectionsArea(data: DataStack, { deletions }: CollectionsStack) {
    const worker = this.http.area("collections", {
      USERS_TABLE: data.users.tableName,
      CATALOG_TABLE: data.catalog.tableName,
      LAKE_BUCKET: data.lake.bucketName,
      DELETIONS_QUEUE_URL: deletions.queue.queueUrl,
      WORK_TABLE: data.work.tableName,
    });
    letNoteInterest(worker, data);
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    letLookUpIds(worker, data);
    letReadPrices(worker, data.lake);
    data.users.grant(
      worker,
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:ConditionCheckItem",
    );
    deletions.queue.grant(worker, "sqs:SendMessage");
  }

  /** Starts and watches runs and replays; their work is done by the workers of the ingest stack. */
  private sourcesArea({ variables, queues }: IngestStack, { work }: DataStack) {
    const worker = this.http.area("sources", variables);
    work.grant(worker, ...runActions);
    queues.fetch.queue.grant(worker, "sqs:SendMessage");
    queues.normalize.queue.grant(worker, "sqs:SendMessage");
  }

  /** Plans and watches renders; they are drawn by the workers of the images stack. */
  private imagesArea({ variables, renders, mirror }: ImagesStack, data: DataStack) {
    const worker = this.http.area("images", variables);
    data.users.grant(worker, "dynamodb:GetItem", "dynamodb:Query");
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    letLookUpIds(worker, data);
    data.pictures.grant(
      worker,
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:PutItem",
      "dynamodb:DeleteItem",
    );
    data.artifacts.grantFolder(worker, "render-plans/", "s3:PutObject");
    // That a picture was asked for, so that it is asked for once.
    data.work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
    renders.queue.grant(worker, "sqs:SendMessage");
    mirror.queue.grant(worker, "sqs:SendMessage");
  }

  /** Answers from the newest file, and asks for one where there is none. */
  private v2Area({ catalog, lake, events }: DataStack) {
    const { hostedPictures } = this.stage;
    const hosts = games.all.some(
      ({ name, v2Language }) => v2Language !== undefined && hostedPictures.includes(name),
    );
    const worker = this.http.area("v2", {
      CATALOG_TABLE: catalog.tableName,
      LAKE_BUCKET: lake.bucketName,
      EVENT_BUS: events.eventBusName,
      // Without a distribution the API does not know under which name it is reached.
      PICTURES_API_URL: (hosts ? this.http.edge?.url : undefined) ?? "",
    });
    catalog.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
    events.grantPutEventsTo(worker);
    lake.grantFolder(worker, v2Folder, "s3:GetObject");
    lake.grantLooking(worker, v2Folder);
    letReadNewestPrices(worker, { catalog, lake });
  }
}
