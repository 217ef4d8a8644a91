import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { HttpApi, IHttpRouteAuthorizer } from "aws-cdk-lib/aws-apigatewayv2";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { Area, EnvOf, HttpEnv } from "#schemas/env.ts";
import { games } from "#schemas/games/index.ts";
import { type HttpAreaName, operations, operationsOf } from "#schemas/http/index.ts";
import { recentFolder } from "#schemas/storage/lake.ts";
import { qualityFolder } from "#schemas/storage/quality-files.ts";
import { v2Folder } from "#schemas/storage/v2-file.ts";
import { accept } from "../accept.ts";
import { AreaFunction } from "../constructs/area-function.ts";
import { HttpArea } from "../constructs/http-area.ts";
import { HttpEdge } from "../constructs/http-edge.ts";
import { HttpGateway, jwtAuthorizer } from "../constructs/http-gateway.ts";
import { LetterMeter } from "../constructs/letter-meter.ts";
import type { WorkQueue } from "../constructs/queue-worker.ts";
import { StoreTable } from "../constructs/store-table.ts";
import { StreamFollower } from "../constructs/stream-follower.ts";
import { type Stage, version } from "../stages.ts";
import type { AccountsStack } from "./accounts-stack.ts";
import { catalogVariables } from "./catalog-settings.ts";
import type { CollectionsStack } from "./collections-stack.ts";
import type { DataStack } from "./data-stack.ts";
import type { ImagesStack } from "./images-stack.ts";
import { runActions, whereSourcesAre } from "./ingest-settings.ts";
import type { IngestStack } from "./ingest-stack.ts";

export interface ApiStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly accounts: AccountsStack;
  readonly collections: CollectionsStack;
  readonly ingest: IngestStack;
  readonly images: ImagesStack;
}

/** The HTTP API: one function per area, every route but the public ones behind the user pool. */
export class ApiStack extends Stack {
  private readonly stage: Stage;
  readonly api: HttpApi;
  private readonly authorizer: IHttpRouteAuthorizer;
  private readonly limits: StoreTable;
  /** Undefined where people reach the gateway itself. */
  private readonly edge: HttpEdge | undefined;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    const { stage, data, accounts, collections, ingest, images, ...stackProps } = props;
    super(scope, id, stackProps);
    this.stage = stage;
    this.api = new HttpGateway(this, "Gateway", { stage }).api;
    this.edge = stage.hasApiEdge
      ? new HttpEdge(this, "Edge", { stage, api: this.api, operations })
      : undefined;
    this.limits = new StoreTable(this, "Limits", { stage, name: "limits", isWorthKeeping: false });
    accept(this.limits, {
      "AwsSolutions-DDB3": "Counters of a day at most; lost ones begin anew.",
    });
    this.authorizer = jwtAuthorizer(this.region, accounts);
    this.opsArea(data, {
      ...ingest.queues,
      renders: images.renders,
      "image-mirror": images.mirror,
      "queue-wanted-images": images.follower,
      "publish-events": ingest.events.follower,
      "publish-pictures": images.events.follower,
      "collection-deletions": collections.deletions,
    });

    this.accountsArea(accounts);
    this.catalogArea(data);
    this.historyArea(data);
    this.collectionsArea(data, collections);
    this.sourcesArea(ingest, data);
    this.imagesArea(images, data);
    this.v2Area(data);

    new CfnOutput(this, "ApiId", { value: this.api.apiId });
    new CfnOutput(this, "ApiUrl", { value: this.edge?.url ?? this.api.apiEndpoint });
    if (this.edge) new CfnOutput(this, "ApiDnsTarget", { value: this.edge.dnsTarget });
  }

  /** Answers for the whole, and looks after the queues of all areas. */
  private opsArea(
    { catalog }: DataStack,
    queues: Readonly<Record<string, WorkQueue | StreamFollower>>,
  ) {
    const pairs = Object.entries(queues).map(([name, work]) => [
      name,
      work instanceof StreamFollower
        ? { follower: work.worker.functionName, deadLetters: work.deadLetters.queueUrl }
        : { queue: work.queue.queueUrl, deadLetters: work.deadLetters.queueUrl },
    ]);
    const environment = {
      CATALOG_TABLE: catalog.tableName,
      STAGE: this.stage.name,
      VERSION: version,
      QUEUES: this.toJsonString(Object.fromEntries(pairs)),
    };
    const worker = this.area("ops", environment);
    const meter = { stage: this.stage, environment, queues: Object.values(queues) };
    new LetterMeter(this, "Letters", meter);
    catalog.grant(worker, "dynamodb:GetItem");
    for (const work of Object.values(queues)) work.grantRedrive(worker);
  }

  private accountsArea({ pool, client }: AccountsStack) {
    const worker = this.area("accounts", {
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
    const worker = this.area("catalog", catalogVariables(this.stage, data));
    catalog.grant(worker, "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query");
    catalog.grant(worker, "dynamodb:PutItem", "dynamodb:UpdateItem");
    events.grantPutEventsTo(worker);
    lake.grantFolder(worker, "indexes/", "s3:GetObject");
    lake.grantFolder(worker, qualityFolder, "s3:GetObject");
    // To tell a report that is not there from one that must not be read.
    lake.grantLooking(worker, qualityFolder);
  }

  /** Reads the lake as the sources' workers do. */
  private historyArea({ catalog, lake }: DataStack) {
    const worker = this.area("history", {
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

  private collectionsArea(data: DataStack, { deletions }: CollectionsStack) {
    const worker = this.area("collections", {
      USERS_TABLE: data.users.tableName,
      CATALOG_TABLE: data.catalog.tableName,
      LAKE_BUCKET: data.lake.bucketName,
      DELETIONS_QUEUE_URL: deletions.queue.queueUrl,
    });
    data.catalog.grant(worker, "dynamodb:BatchGetItem");
    letLookUpIds(worker, data);
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
    const worker = this.area("sources", variables);
    work.grant(worker, ...runActions);
    queues.fetch.queue.grant(worker, "sqs:SendMessage");
    queues.normalize.queue.grant(worker, "sqs:SendMessage");
  }

  /** Plans and watches renders; they are drawn by the workers of the images stack. */
  private imagesArea({ variables, renders, mirror }: ImagesStack, data: DataStack) {
    const worker = this.area("images", variables);
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
    const worker = this.area("v2", {
      CATALOG_TABLE: catalog.tableName,
      LAKE_BUCKET: lake.bucketName,
      EVENT_BUS: events.eventBusName,
      // Without a distribution the API does not know under which name it is reached.
      PICTURES_API_URL: (hosts ? this.edge?.url : undefined) ?? "",
    });
    catalog.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
    events.grantPutEventsTo(worker);
    lake.grantFolder(worker, v2Folder, "s3:GetObject");
    lake.grantLooking(worker, v2Folder);
  }

  private area<A extends HttpAreaName & Area>(area: A, environment: EnvOf<A>) {
    const id = `${area.charAt(0).toUpperCase()}${area.slice(1)}`;
    const worker = new AreaFunction(this, id, {
      stage: this.stage,
      area,
      handler: "http",
      environment,
      memoryMb: 1024,
    });
    this.keepWithinLimits(worker);
    const routes = new HttpArea(this, `${id}Routes`, {
      api: this.api,
      authorizer: this.authorizer,
      operations: operationsOf(area),
      worker,
    });
    if (area === "ops") routes.answerEverythingElse();
    return worker;
  }

  /** [ACC-5] Every function that answers HTTP counts its calls in one table. */
  private keepWithinLimits(worker: LambdaFunction) {
    const { perUser, perAddress, ofV2 } = this.stage.limits;
    const variables: HttpEnv = {
      LIMITS_TABLE: this.limits.tableName,
      LIMITS_PER_USER: String(perUser),
      LIMITS_PER_ADDRESS: String(perAddress),
      LIMITS_OF_V2: ofV2,
      ...(this.edge && { EDGE_SECRET: this.edge.secret }),
    };
    for (const [name, value] of Object.entries(variables)) worker.addEnvironment(name, value);
    this.limits.grant(worker, "dynamodb:UpdateItem");
  }
}

/** Which printing an id of another source means: where the table of ids lies, and the table itself. */
function letLookUpIds(
  worker: LambdaFunction,
  { catalog, lake }: Pick<DataStack, "catalog" | "lake">,
) {
  catalog.grant(worker, "dynamodb:GetItem");
  lake.grantFolder(worker, "indexes/", "s3:GetObject");
}
