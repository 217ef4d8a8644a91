import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import { FilterCriteria, FilterRule } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { EnvOf, MirrorEnv } from "#schemas/env.ts";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import { lotPrefix } from "#schemas/storage/collection-items.ts";
import { accessLogsFolder, printCellFolder, uploadsFolder } from "#schemas/storage/image-files.ts";
import { recentFolder } from "#schemas/storage/lake.ts";
import { AreaFunction, type AreaFunctionProps } from "../constructs/area-function.ts";
import { drawingLayers } from "../constructs/drawing-layers.ts";
import { EventSubscription } from "../constructs/event-subscription.ts";
import { architectureOf, type NativeLayer } from "../constructs/native-layer.ts";
import { PictureEvents } from "../constructs/picture-events.ts";
import type { PrivateBucket } from "../constructs/private-bucket.ts";
import { QueueWorker, WorkQueue } from "../constructs/queue-worker.ts";
import { ScheduledJob } from "../constructs/scheduled-job.ts";
import { StreamFollower } from "../constructs/stream-follower.ts";
import type { Stage } from "../stages.ts";
import type { DataStack } from "./data-stack.ts";
import { imagesVariables, planningInAdvance } from "./images-settings.ts";

export interface ImagesStackProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
  /** Where the CDN writes which pictures people look at; undefined where it does not. */
  readonly logs: PrivateBucket | undefined;
}

/** Pictures of cards and of collections: fetched in advance, and drawn when somebody asks. */
export class ImagesStack extends Stack {
  readonly renders: WorkQueue;
  readonly mirror: WorkQueue;
  /** Of pictures that are wanted before anybody asks; the studio's worker empties it. */
  readonly inAdvance: WorkQueue;
  readonly follower: StreamFollower;
  readonly events: PictureEvents;
  /** For every function of the area, the HTTP one in another stack included. */
  readonly variables: EnvOf<"images">;
  private readonly stage: Stage;
  private readonly data: DataStack;
  private readonly layers: ReturnType<typeof drawingLayers>;

  constructor(scope: Construct, id: string, props: ImagesStackProps) {
    const { stage, data, imagesBaseUrl, logs, ...stackProps } = props;
    super(scope, id, stackProps);
    this.stage = stage;
    this.data = data;
    this.renders = this.workQueue("Renders", "renders", timeouts.draw);
    this.mirror = this.workQueue("Mirror", "image-mirror", timeouts.mirror);
    this.inAdvance = this.workQueue("InAdvance", "pictures-in-advance", timeouts.advance);
    new EventSubscription(this, "WantedInAdvance", {
      ...{ bus: data.events, stageName: stage.name },
      ...{ consumer: "pictures-in-advance", work: this.inAdvance },
    });
    const { renders, mirror } = this;
    this.variables = imagesVariables(stage, data, { renders, mirror, imagesBaseUrl });
    this.layers = drawingLayers(this, stage);
    this.drawer();
    this.mirrorer(logs);
    this.follower = this.followItems();
    this.events = new PictureEvents(this, "Events", { stage, data, environment: this.variables });
  }

  private drawer() {
    const { data } = this;
    const worker = this.drawingFunction("DrawRender", "draw-render", {
      timeout: timeouts.draw,
      memoryMb: 3_008,
      layers: [this.layers.chromium, this.layers.sharp],
    });
    data.pictures.grant(worker, ...recordActions, "dynamodb:GetItem", "dynamodb:PutItem");
    this.letAskHosts(worker);
    data.artifacts.grantFolder(worker, "render-plans/", "s3:GetObject", "s3:PutObject");
    data.images.grantFolder(
      worker,
      "renders/",
      "s3:GetObject",
      "s3:PutObject",
      // Of a download that does not come to its end.
      "s3:AbortMultipartUpload",
    );
    data.images.grantFolder(worker, "cells/", "s3:GetObject", "s3:PutObject");
    data.images.grantFolder(worker, printCellFolder, "s3:GetObject", "s3:PutObject");
    data.images.grantLooking(worker, printCellFolder);
    // Read when the cells of a picture are damaged, and for prints.
    this.letKeepOriginals(worker);
    // What is shown is checked elsewhere: drawing does not wait for it.
    this.mirror.queue.grant(worker, "sqs:SendMessage");
    // Whether pages, cells and originals are there decides what is made anew.
    data.artifacts.grantLooking(worker, "render-plans/");
    data.images.grantLooking(worker, "renders/");
    data.images.grantLooking(worker, "cells/");
    new QueueWorker(this, "DrawWorker", {
      work: this.renders,
      worker,
      starts: data.work,
      maxConcurrency: this.stage.workers.concurrency.draw,
      impact: "somebody waits for a picture that is not drawn.",
      // Five minutes later the first of them has failed.
      lateAfter: Duration.minutes(10),
    });
  }

  private mirrorer(logs: PrivateBucket | undefined) {
    const { data } = this;
    const worker = this.drawingFunction("MirrorImages", "mirror-images", {
      timeout: timeouts.mirror,
      memoryMb: 1_024,
      // It draws no page.
      layers: [this.layers.sharp],
      sendsToItself: {
        boundedBy: "a day's cleaning has pictures tidied, which sends nothing more",
      },
    });
    data.pictures.grant(worker, ...recordActions);
    this.letAskHosts(worker);
    // Cards by their ids, and the sets and cards of a run that fetches all of them.
    data.catalog.grant(worker, "dynamodb:BatchGetItem", "dynamodb:Query");
    // Read where a picture was kept before it was hosted.
    this.letKeepOriginals(worker);
    data.images.grantFolder(worker, "cells/", "s3:PutObject");
    const more = {
      USERS_TABLE: data.users.tableName,
      LOGS_BUCKET: logs?.bucketName ?? "",
      UNUSED_PICTURES_DAYS: String(this.stage.unusedPicturesDays ?? ""),
    } satisfies MirrorEnv;
    for (const [name, value] of Object.entries(more)) worker.addEnvironment(name, value);
    this.letKeepOwnPictures(worker);
    this.letClean(worker, logs);
    new QueueWorker(this, "MirrorWorker", {
      work: this.mirror,
      worker,
      starts: data.work,
      // A worker more would wait at the same gate, and be paid for waiting.
      maxConcurrency: this.stage.workers.concurrency.mirror,
      impact: "the first picture of some collections takes longer; drawing fetches what it lacks.",
    });
  }

  /** As they came, for people or for drawing alone; narrower ones beside the former. */
  private letKeepOriginals(worker: AreaFunction) {
    // What users have uploaded is kept as they see it.
    this.data.images.grantFolder(worker, "own/", "s3:GetObject");
    this.data.images.grantLooking(worker, "own/");
    for (const folder of ["originals/", "hosted/"] as const) {
      this.data.images.grantFolder(worker, folder, "s3:GetObject", "s3:PutObject");
      this.data.images.grantLooking(worker, folder);
    }
  }

  /** Once a day it is read what people look at, and removed what nobody does. */
  private letClean(worker: AreaFunction, logs: PrivateBucket | undefined) {
    const { pictures, images } = this.data;
    images.grantFolder(worker, "use/", "s3:GetObject", "s3:PutObject");
    images.grantLooking(worker, "use/");
    // Each user's own pictures are tidied by a message of their own.
    this.mirror.queue.grant(worker, "sqs:SendMessage");
    // Whose a picture is that nobody looks at; once a week.
    pictures.grant(worker, "dynamodb:Scan");
    images.grantDeletingFiles(worker, "hosted/", [".webp", ".jpg", ".avif"]);
    logs?.grantFolder(worker, accessLogsFolder, "s3:GetObject", "s3:DeleteObject");
    logs?.grantLooking(worker, accessLogsFolder);
    new ScheduledJob(this, "Cleaning", {
      ruleName: `cardlake-${this.stage.name}-picture-cleaning`,
      schedule: Schedule.cron({ hour: "4", minute: "40" }),
      description: "Has it noted which pictures people look at, and removed what nobody does.",
      isOn: this.stage.followsSchedules,
      work: this.mirror,
    });
  }

  /** Files that users upload are checked here, and what they delete goes. */
  private letKeepOwnPictures(worker: AreaFunction) {
    const { pictures, users, artifacts, images } = this.data;
    pictures.grant(
      worker,
      ...["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem"],
    );
    // Which pictures no item shows any more.
    users.grant(worker, "dynamodb:Query");
    artifacts.grantFolder(worker, uploadsFolder, "s3:GetObject", "s3:DeleteObject");
    artifacts.grantLooking(worker, uploadsFolder);
    images.grantFolder(worker, "own/", "s3:PutObject", "s3:DeleteObject");
    images.grantFolder(worker, "cells/", "s3:DeleteObject");
  }

  /** Hosts of pictures are asked at a pace that all workers share, and what they answer is on record. */
  private letAskHosts(worker: AreaFunction) {
    const { work, lake } = this.data;
    work.grant(worker, "dynamodb:GetItem", "dynamodb:UpdateItem");
    lake.grantFolder(worker, recentFolder, "s3:PutObject");
  }

  /** Follows what users write, for the cards that are new in a collection. */
  private followItems(): StreamFollower {
    const { data, stage, variables } = this;
    const worker = new AreaFunction(this, "QueueWantedImages", {
      stage,
      area: "images",
      handler: "queue-wanted-images",
      environment: variables,
      memoryMb: 256,
    });
    this.mirror.queue.grant(worker, "sqs:SendMessage");
    // Of pictures that are known nobody needs to be told.
    data.pictures.grant(worker, "dynamodb:BatchGetItem");
    return new StreamFollower(this, "NewItems", {
      ...{ worker, table: data.users },
      missedName: `cardlake-${stage.name}-queue-wanted-images-missed`,
      follows: "what users write",
      from: stage.followsUsersFrom,
      // Nobody waits for a picture in advance, and whoever scans cards adds several a minute.
      gathersFor: Duration.minutes(1),
      impact: "the first picture of some collections takes longer; drawing fetches what it lacks.",
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual("INSERT"),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(lotPrefix) } } },
        }),
      ],
    });
  }

  private drawingFunction(
    id: string,
    handler: string,
    own: Pick<AreaFunctionProps<"images">, "timeout" | "memoryMb" | "sendsToItself"> & {
      layers: NativeLayer[];
    },
  ) {
    const worker = new AreaFunction(this, id, {
      stage: this.stage,
      area: "images",
      handler,
      environment: this.variables,
      // What its layers hold is compiled for it.
      architecture: architectureOf(this.stage.drawing),
      ...own,
    });
    for (const [name, value] of Object.entries(nativeMemoryEnv)) worker.addEnvironment(name, value);
    return worker;
  }

  private workQueue(id: string, name: string, workerTimeout: Duration): WorkQueue {
    const { stage } = this;
    return new WorkQueue(this, id, {
      stage,
      name: `cardlake-${stage.name}-${name}`,
      workerTimeout,
    });
  }
}

const timeouts = {
  ...{ draw: Duration.minutes(5), mirror: Duration.minutes(1), advance: planningInAdvance },
};

/** Records of pictures: read by key, written one by one. */
const recordActions = ["dynamodb:BatchGetItem", "dynamodb:UpdateItem"] as const;
