import { StartingPosition } from "aws-cdk-lib/aws-lambda";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { type Domains, domainsFrom } from "./settings/domains.ts";
import { type Drawing, drawingFrom } from "./settings/drawing.ts";
import { hostedPicturesFrom } from "./settings/hosted-pictures.ts";
import { type Limits, limitsFrom } from "./settings/limits.ts";
import { type Mail, mailFrom } from "./settings/mail.ts";
import { currentPricesFrom, indexesFrom, type Patience } from "./settings/patience.ts";
import { type Replica, replicaFrom } from "./settings/replica.ts";
import { type Sync, syncFrom } from "./settings/sync.ts";
import { type Telling, tellingFrom } from "./settings/telling.ts";
import { unusedPicturesFrom } from "./settings/unused-pictures.ts";
import { listOf, numberFrom, switchFrom, textFrom, type Variables } from "./settings/variables.ts";
import { type Watch, watchFrom } from "./settings/watch.ts";
import { type WorkerDefaults, type Workers, workersFrom } from "./settings/workers.ts";

/** What differs between deployments of the same stacks. */
export interface Stage {
  readonly name: string;
  /** Whether deleting a stack must leave tables and buckets behind. */
  readonly keepsData: boolean;
  /** Whether deleting a stack empties its buckets first; without it a full one cannot be deleted. */
  readonly emptiesBuckets: boolean;
  /** Whether names of buckets carry the region; those that version 0.1.0 made do not. */
  readonly namesBucketsByRegion: boolean;
  /**
   * From when on the stream of what users write is followed by a function that has not followed it yet: all that it remembers, or, as version
   * 0.1.0 said, what comes. One that follows goes on; to say otherwise makes another mapping beside its first, which Lambda refuses.
   */
  readonly followsUsersFrom: StartingPosition;
  readonly logRetention: RetentionDays;
  /** Whether sources are brought up to date by their schedules, or only when an admin says so. */
  readonly followsSchedules: boolean;
  /** Origins that browsers may call the API from. */
  readonly corsOrigins: readonly string[];
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  readonly limits: Limits;
  readonly sync: Sync;
  readonly indexes: Patience;
  /** How patient it is before newest prices are made of what came. */
  readonly currentPrices: Patience;
  /** So long changes of collections are gathered before what is made of these is made anew; 300 at most. */
  readonly changesGatherSeconds: number;
  /** From one pass through everybody's collections, because prices have come, to the next. */
  readonly valuesGapSeconds: number;
  readonly watch: Watch;
  readonly workers: Workers;
  /** Undefined leaves the sending of codes to Cognito. */
  readonly mail: Mail | undefined;
  /** How channels of alerts are told. */
  readonly telling: Telling;
  readonly domains: Domains;
  /** Whether CloudFront stands before the API; the local cloud's keeps nothing and reaches no API. */
  readonly hasApiEdge: boolean;
  /** Whether the lake has tables and saved questions in Athena, which the local cloud lacks. */
  readonly hasQueries: boolean;
  /** Undefined where the lake has no second copy. */
  readonly replica: Replica | undefined;
  /** Address that serves the images bucket when the distribution's names do not. */
  readonly imagesBaseUrl: string | undefined;
  /** Metrics per route, at 0.30 USD a month for each of six metrics of each route that is called. */
  readonly hasRouteMetrics: boolean;
  /** Traces of X-Ray, at 5 USD a million. */
  readonly hasTracing: boolean;
  readonly drawing: Drawing;
  /** Games whose pictures people get from us; of others they are led to the source. */
  readonly hostedPictures: readonly string[];
  /** After how many days without a look what was made of pictures is removed; undefined where nothing is. */
  readonly unusedPicturesDays: number | undefined;
}

export const version = "0.1.0";

interface Defaults
  extends Pick<
    Stage,
    | "keepsData"
    | "emptiesBuckets"
    | "logRetention"
    | "followsSchedules"
    | "hasApiEdge"
    | "hasQueries"
  > {
  readonly needsMail: boolean;
  readonly workers: WorkerDefaults;
  readonly indexes: Patience;
  readonly currentPrices: Patience;
  readonly changesGatherSeconds: number;
  readonly valuesGapSeconds: number;
}

/** Stages by name; `.env.example` describes the variables that change their defaults. */
const stages = {
  local: {
    keepsData: false,
    // The emulator's destroy fails with it, and a local cloud is thrown away whole.
    emptiesBuckets: false,
    logRetention: RetentionDays.ONE_DAY,
    // It lives for an hour, and whoever works with it says when.
    followsSchedules: false,
    hasApiEdge: false,
    hasQueries: false,
    needsMail: false,
    workers: { concurrency: "of one machine", hidden: "just after the timeout" },
    // Somebody looks at what comes; but while a sync brings the whole catalogue, builds of it would take
    // a quarter of the one machine. Who waits for an index has it built at once.
    indexes: { quietSeconds: 3, longestWaitSeconds: 120 },
    currentPrices: { quietSeconds: 3, longestWaitSeconds: 60 },
    changesGatherSeconds: 1,
    valuesGapSeconds: 1,
  },
  dev: {
    keepsData: false,
    emptiesBuckets: true,
    logRetention: RetentionDays.ONE_WEEK,
    followsSchedules: true,
    hasApiEdge: true,
    hasQueries: true,
    needsMail: false,
    workers: { concurrency: "least", hidden: "six timeouts" },
    indexes: { quietSeconds: 120, longestWaitSeconds: 3_600 },
    currentPrices: { quietSeconds: 120, longestWaitSeconds: 900 },
    changesGatherSeconds: 300,
    valuesGapSeconds: 10_800,
  },
  prod: {
    keepsData: true,
    emptiesBuckets: false,
    logRetention: RetentionDays.SIX_MONTHS,
    followsSchedules: true,
    hasApiEdge: true,
    hasQueries: true,
    needsMail: true,
    workers: { concurrency: "unbounded", hidden: "six timeouts" },
    indexes: { quietSeconds: 120, longestWaitSeconds: 3_600 },
    currentPrices: { quietSeconds: 120, longestWaitSeconds: 900 },
    changesGatherSeconds: 300,
    valuesGapSeconds: 10_800,
  },
} as const satisfies Record<string, Defaults>;

/**
 * The stage that `STAGE` names, with what the environment says differently.
 *
 * @throws RangeError if there is no such stage (a typo must not deploy to another one), if a stage
 * that calls real upstreams does not say whom they can reach, or if another variable is not as
 * `.env.example` says
 */
export function stageFrom(variables: Variables): Stage {
  const name = textFrom("STAGE", variables) ?? "dev";
  if (!isStage(name)) {
    const known = Object.keys(stages).join(", ");
    throw new RangeError(`There is no stage "${name}"; STAGE may be ${known}.`);
  }
  const { needsMail, workers, indexes, currentPrices, valuesGapSeconds, ...defaults } =
    stages[name];
  const isOfFirstVersion = switchFrom("BUCKETS_OF_0_1_0", variables);
  return {
    name,
    ...defaults,
    namesBucketsByRegion: !isOfFirstVersion,
    followsUsersFrom: isOfFirstVersion ? StartingPosition.LATEST : StartingPosition.TRIM_HORIZON,
    corsOrigins: listOf(textFrom("CORS_ORIGINS", variables) ?? "*"),
    throttle: { requestsPerSecond: 200, burst: 400 },
    // Everybody who calls a local stage has the same address.
    limits: limitsFrom(variables, { perAddress: name === "local" ? 1_000 : 1 }),
    sync: syncFrom({ name, version }, variables),
    indexes: indexesFrom(variables, indexes),
    currentPrices: currentPricesFrom(variables, currentPrices),
    valuesGapSeconds: numberFrom("VALUES_GAP_SECONDS", variables, valuesGapSeconds),
    watch: watchFrom(name, variables),
    workers: workersFrom(workers, variables),
    mail: mailFrom({ name, needsMail }, variables),
    telling: tellingFrom(name, variables),
    domains: domainsFrom(variables),
    replica: replicaFrom(variables),
    imagesBaseUrl: textFrom("IMAGES_BASE_URL", variables),
    hasRouteMetrics: switchFrom("ROUTE_METRICS", variables),
    hasTracing: switchFrom("TRACING", variables),
    drawing: drawingFrom(name, variables),
    hostedPictures: hostedPicturesFrom(variables),
    // The emulator's CDN writes no logs.
    unusedPicturesDays: unusedPicturesFrom(variables, { writesLogs: name !== "local" }),
  };
}

const isStage = (name: string): name is keyof typeof stages => Object.hasOwn(stages, name);
