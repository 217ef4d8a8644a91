import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { Effect, PolicyStatement, ServicePrincipal, StarPrincipal } from "aws-cdk-lib/aws-iam";
import { HttpMethods, StorageClass } from "aws-cdk-lib/aws-s3";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { dumpsFolder } from "#schemas/lake/catalogue-files.ts";
import {
  printCellDays,
  printCellFolder,
  renderDays,
  uploadsFolder,
} from "#schemas/storage/image-files.ts";
import { importsFolder } from "#schemas/storage/import-files.ts";
import { recentDays, recentFolder } from "#schemas/storage/lake.ts";
import { goldFolder } from "#schemas/storage/price-archive.ts";
import { AlarmTopic } from "../constructs/alarm-topic.ts";
import { PrivateBucket } from "../constructs/private-bucket.ts";
import { replacedFiles } from "../constructs/replaced-files.ts";
import { shortLivedAnswers } from "../constructs/short-lived-answers.ts";
import { StoreTable } from "../constructs/store-table.ts";
import type { Stage } from "../stages.ts";
import { acceptCopying, replicationTo } from "./replica-stack.ts";

export interface DataStackProps extends StackProps {
  readonly stage: Stage;
}

/**
 * What would hurt to lose: the tables, the lake, the pictures; and what all areas meet at: the bus of their
 * events, the topic that alarms go to.
 */
export class DataStack extends Stack {
  readonly catalog: StoreTable;
  readonly users: StoreTable;
  /** What people watch, and what they were told. */
  readonly alerts: StoreTable;
  /** What is known of pictures, and what was drawn; the files lie in `images`. */
  readonly pictures: StoreTable;
  readonly work: StoreTable;
  readonly lake: PrivateBucket;
  readonly images: PrivateBucket;
  readonly artifacts: PrivateBucket;
  readonly alarms: Topic;
  /** Events that areas tell each other. Nobody outside of the account may put any. */
  readonly events: EventBus;

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, props);
    this.catalog = new StoreTable(this, "Catalog", {
      ...{ stage, name: "catalog" },
      // What an item said before tells whether it is news.
      stream: "both images",
    });
    this.users = new StoreTable(this, "Users", { stage, name: "users", stream: "new images" });
    this.alerts = new StoreTable(this, "Alerts", { stage, name: "alerts" });
    this.pictures = new StoreTable(this, "Pictures", {
      ...{ stage, name: "pictures" },
      stream: "both images",
    });
    this.work = new StoreTable(this, "Work", { stage, name: "work" });
    this.lake = this.lakeBucket(stage);
    this.images = this.imagesBucket(stage);
    this.artifacts = new PrivateBucket(this, "Artifacts", {
      stage,
      name: "artifacts",
      versioned: false,
      lifecycleRules: [
        abortUploads,
        { id: "expire", expiration: Duration.days(7) },
        // Nobody came back for it; what is checked is removed at once.
        { id: "imports", prefix: importsFolder, expiration: Duration.days(1) },
        { id: "uploads", prefix: uploadsFolder, expiration: Duration.days(1) },
      ],
      // Pages send files to addresses that the API has signed.
      cors: [
        {
          allowedMethods: [HttpMethods.PUT],
          allowedOrigins: [...stage.corsOrigins],
          allowedHeaders: ["content-type"],
          maxAge: 86_400,
        },
      ],
    });
    this.events = new EventBus(this, "Events", { eventBusName: `cardlake-${stage.name}` });
    this.alarms = new AlarmTopic(this, "Alarms", { name: `cardlake-${stage.name}-alarms` });
  }

  private lakeBucket(stage: Stage): PrivateBucket {
    const lake = new PrivateBucket(this, "Lake", {
      stage,
      name: "lake",
      versioned: true,
      ...(stage.replica && { replicationRules: replicationTo(this, stage, stage.replica) }),
      lifecycleRules: [
        abortUploads,
        {
          id: "old-versions",
          noncurrentVersionExpiration: Duration.days(30),
          // What is left of an index that was removed.
          expiredObjectDeleteMarker: true,
        },
        // Small objects stay where they are, as S3 does by itself: a move would cost more than it saves.
        ...["bronze/", "observations/", goldFolder].map((prefix) => ({
          id: `cold-${prefix.slice(0, -1)}`,
          prefix,
          transitions: [
            { storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) },
          ],
        })),
        // Once gathered, which they are within a day, nobody reads them any more.
        {
          id: "gathered-observations",
          prefix: recentFolder,
          expiration: Duration.days(recentDays),
        },
        ...shortLivedAnswers(),
        ...replacedFiles(),
        // Nothing else expires by its age: the current index of a quiet game is as old as its last
        // change. Whoever builds an index removes those that it supersedes, a week later.
      ],
    });
    if (stage.replica) acceptCopying(lake, stage, stage.replica);
    // [LAKE-3] A write without If-None-Match could overwrite what must never change.
    lake.addToResourcePolicy(
      new PolicyStatement({
        sid: "BronzeIsWrittenOnce",
        effect: Effect.DENY,
        principals: [new StarPrincipal()],
        actions: ["s3:PutObject"],
        resources: ["bronze/*", "observations/*", `${recentFolder}*`].map((folder) =>
          lake.arnForObjects(folder),
        ),
        conditions: {
          Null: { "s3:if-none-match": "true" },
          Bool: { "s3:ObjectCreationOperation": "true" },
        },
      }),
    );
    lake.denyDeletes("BronzeStays", ["bronze/", "observations/"]);
    lake.addToResourcePolicy(
      new PolicyStatement({
        sid: "NoWeakerEncryption",
        effect: Effect.DENY,
        principals: [new StarPrincipal()],
        actions: ["s3:PutObject"],
        resources: [lake.arnForObjects("*")],
        conditions: {
          // A write that names no encryption gets the bucket's own.
          Null: { "s3:x-amz-server-side-encryption": "false" },
          StringNotEquals: { "s3:x-amz-server-side-encryption": ["AES256", "aws:kms"] },
        },
      }),
    );
    return lake;
  }

  private imagesBucket(stage: Stage): PrivateBucket {
    const images = new PrivateBucket(this, "Images", {
      stage,
      name: "images",
      versioned: false,
      lifecycleRules: [
        abortUploads,
        { id: "unused-renders", prefix: "renders/", expiration: Duration.days(renderDays) },
        {
          id: "unused-print-cells",
          prefix: printCellFolder,
          expiration: Duration.days(printCellDays),
        },
      ],
    });
    // The distribution lives in another stack that names this bucket; naming it back would be a circle.
    images.addToResourcePolicy(
      new PolicyStatement({
        sid: "DistributionsOfThisAccountRead",
        principals: [new ServicePrincipal("cloudfront.amazonaws.com")],
        actions: ["s3:GetObject"],
        resources: ["renders/*", "hosted/*", "own/*", `${dumpsFolder}*`].map((folder) =>
          images.arnForObjects(folder),
        ),
        conditions: {
          ArnLike: { "AWS:SourceArn": `arn:aws:cloudfront::${this.account}:distribution/*` },
        },
      }),
    );
    return images;
  }
}

const abortUploads = {
  id: "abandoned-uploads",
  abortIncompleteMultipartUploadAfter: Duration.days(1),
};
