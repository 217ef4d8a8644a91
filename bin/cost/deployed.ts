import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import * as z from "zod";
import { cardlake } from "#lib/cardlake.ts";
import { type Stage, stageFrom } from "#lib/stages.ts";
import { type DeployedEdge, edgeOf } from "./deployed-edge.ts";

/** Requests a second of a source that says nothing else. */
const usualPace = 20;

const Properties = z.record(z.string(), z.unknown());
const Resource = z.object({ Type: z.string(), Properties: Properties.default({}) });
const byLogicalId = z.record(z.string(), Resource).default({});
const Resources = z.object({ Resources: byLogicalId });
/** With the name that it has in its template. */
type Resource = z.output<typeof Resource> & { readonly id: string };

/** What is there whether or not anybody calls, as the templates of a stage say. */
export interface Deployed {
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  /** Of each queue that a function reads: whether its concurrency is bounded. */
  readonly polledQueues: readonly { readonly hasBound: boolean }[];
  /** Metrics that alarms look at; an alarm on an expression pays for each of them. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  readonly accessLog: { readonly bytes: number; readonly isInfrequent: boolean } | undefined;
  /** Seconds that a browser may keep the answer to a preflight. */
  readonly preflightSeconds: number;
  /** The distribution before the API; undefined when people reach the gateway itself. */
  readonly edge: DeployedEdge | undefined;
  /** Whether a distribution writes down who asked for what. */
  readonly hasEdgeLogs: boolean;
  readonly hasRouteMetrics: boolean;
  readonly hasTracing: boolean;
  /** Sent to a source by all fetchers together. */
  readonly requestsPerSecond: number;
  readonly logMonths: number;
}

export interface DeployedFunction {
  readonly memoryMb: number;
  readonly isArm: boolean;
  /** Whether Lambda writes START, END and REPORT around each call. */
  readonly hasPlatformLines: boolean;
  /** Whether Lambda reads a queue for it. */
  readonly readsQueue: boolean;
  /** How long Lambda gathers records of a stream for one call; undefined when it follows none. */
  readonly gathersForSeconds?: number;
}

/** A stage that keeps its data, at its defaults; nothing is bundled for it. */
const production = {
  STAGE: "prod",
  UPSTREAM_CONTACT: "ops@example.com",
  MAIL_FROM: "cardlake@example.com",
};

export function deployed(): Deployed {
  const outdir = mkdtempSync(join(tmpdir(), "cardlake-cost-"));
  try {
    const app = new App({ outdir, context: { "aws:cdk:bundling-stacks": [] } });
    const stage = stageFrom(production);
    cardlake(app, stage);
    const { stacks } = app.synth();
    return factsOf(
      stacks.flatMap(({ template }) =>
        Object.entries(Resources.parse(template).Resources).map(([id, one]) => ({ id, ...one })),
      ),
      stage,
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** @param resources of all stacks of one stage */
function factsOf(
  resources: readonly Resource[],
  { sync, logRetention }: Pick<Stage, "sync" | "logRetention">,
): Deployed {
  const of = (type: string) =>
    resources.filter(({ Type }) => Type === `AWS::${type}`).map(({ Properties: one }) => one);
  const mappings = of("Lambda::EventSourceMapping");
  const functions = resources.filter(({ Type }) => Type === "AWS::Lambda::Function");
  const [api] = of("ApiGatewayV2::Api");
  const stages = of("ApiGatewayV2::Stage");
  return {
    functions: functionsIn(functions, streamsIn(mappings)),
    polledQueues: mappings
      .filter((one) => !one["StartingPosition"])
      .map((one) => ({ hasBound: one["ScalingConfig"] !== undefined })),
    alarmMetrics: of("CloudWatch::Alarm").reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    dashboards: of("CloudWatch::Dashboard").length,
    accessLog: accessLogOf(stages, of("Logs::LogGroup")),
    preflightSeconds: Cors.parse(api).CorsConfiguration?.MaxAge ?? 5,
    edge: edgeOf(of("CloudFront::Distribution")),
    hasEdgeLogs: of("CloudFront::Distribution").some((one) => Logging.safeParse(one).success),
    hasRouteMetrics: stages.some((stage) => RouteMetrics.safeParse(stage).success),
    hasTracing: of("Lambda::Function").some((one) => Traced.safeParse(one).success),
    requestsPerSecond: sync.sources["*"]?.requestsPerSecond ?? usualPace,
    logMonths: logRetention / 30,
  };
}

const Cors = z.object({
  CorsConfiguration: z.object({ MaxAge: z.number().optional() }).optional(),
});
const Logging = z.object({
  DistributionConfig: z.object({ Logging: z.object({ Prefix: z.string() }) }),
});
const RouteMetrics = z.object({
  DefaultRouteSettings: z.object({ DetailedMetricsEnabled: z.literal(true) }),
});
const Traced = z.object({ TracingConfig: z.object({ Mode: z.literal("Active") }) });
const DeployedLambda = z.object({
  FunctionName: z.string(),
  MemorySize: z.number(),
  Architectures: z.array(z.string()).default(["x86_64"]),
  LoggingConfig: z.object({ SystemLogLevel: z.string().optional() }).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});
const StreamMapping = z.object({
  FunctionName: z.object({ Ref: z.string() }),
  StartingPosition: z.string(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
});
const AlarmMetrics = z.object({
  Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional(),
});

/** For how long records of a stream are gathered, by the function in the template that they are for. */
const streamsIn = (mappings: readonly z.output<typeof Properties>[]) =>
  new Map(
    mappings.flatMap((one): [string, number][] => {
      const { success, data } = StreamMapping.safeParse(one);
      return success ? [[data.FunctionName.Ref, data.MaximumBatchingWindowInSeconds]] : [];
    }),
  );

/** Functions that CDK brings for a deploy itself have no name of ours and run once. */
function functionsIn(functions: readonly Resource[], streams: ReadonlyMap<string, number>) {
  return new Map(
    functions.flatMap(({ id, Properties: one }): [string, DeployedFunction][] => {
      const parsed = DeployedLambda.safeParse(one);
      if (!parsed.success) return [];
      const { FunctionName, MemorySize, Architectures, LoggingConfig, Environment } = parsed.data;
      const hasPlatformLines = LoggingConfig?.SystemLogLevel !== "WARN";
      const isArm = Architectures.includes("arm64");
      // Every worker of a queue is told its address, to put messages off.
      const readsQueue = Environment?.Variables["QUEUE_URL"] !== undefined;
      const name = FunctionName.replace(/^cardlake-[^-]+-/, "");
      const gathersForSeconds = streams.get(id);
      const stream = gathersForSeconds !== undefined && { gathersForSeconds };
      return [[name, { memoryMb: MemorySize, isArm, hasPlatformLines, readsQueue, ...stream }]];
    }),
  );
}

function metricsOf(alarm: z.output<typeof Properties>): number {
  const { Metrics } = AlarmMetrics.parse(alarm);
  return Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;
}

const AccessLog = z.object({ AccessLogSettings: z.object({ Format: z.string() }) });

/** Variables such as `$context.requestId` are about as long as what they stand for. */
function accessLogOf(
  stages: readonly z.output<typeof Properties>[],
  groups: readonly z.output<typeof Properties>[],
) {
  for (const stage of stages) {
    const parsed = AccessLog.safeParse(stage);
    if (!parsed.success) continue;
    const group = groups.find(({ LogGroupName }) => String(LogGroupName).endsWith("http-access"));
    return {
      bytes: parsed.data.AccessLogSettings.Format.length,
      isInfrequent: group?.["LogGroupClass"] === "INFREQUENT_ACCESS",
    };
  }
  return undefined;
}
