import { CfnResource, Duration, RemovalPolicy } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type ILayerVersion,
  Function as LambdaFunction,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Area, EnvOf } from "#schemas/env.ts";
import { accept } from "../accept.ts";
import { type BundleNote, bundleMetadata } from "../bundling.ts";
import type { Stage } from "../stages.ts";
import { bundledCode } from "./bundled-code.ts";

export interface AreaFunctionProps<A extends Area> {
  readonly stage: Stage;
  readonly area: A;
  /** File in `functions/<area>/handlers`, without its ending. */
  readonly handler: string;
  /**
   * Everything that the area's schema in schemas/env.ts asks for; a missing name does not compile.
   * Empty for a function that reads none of it.
   */
  readonly environment: EnvOf<A> | Record<string, never>;
  /** @default 29 seconds, as long as API Gateway waits */
  readonly timeout?: Duration;
  /** @default 512 */
  readonly memoryMb?: number;
  /**
   * Why the function may send messages to the queue that it empties, and what ends that. Without a
   * reason Lambda stops such a chain after some 16 calls and drops the message.
   */
  readonly sendsToItself?: { readonly boundedBy: string };
  /** Layers that bring what its bundle cannot hold. */
  readonly layers?: ILayerVersion[];
  /** @default ARM_64, the cheaper one; a layer with native code may need another */
  readonly architecture?: Architecture;
}

/** A Lambda function of one area, with our runtime, bundling and log retention. */
export class AreaFunction<A extends Area = Area> extends LambdaFunction {
  /** Area and handler, as in `sources-fetch-unit`. */
  readonly service: string;
  /** Known before the function is deployed, unlike `functionName`: other stacks may use it freely. */
  readonly fixedName: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: AreaFunctionProps<A>) {
    const { stage, area, handler } = props;
    const note: BundleNote = { entry: `functions/${area}/handlers/${handler}.ts` };
    const service = `${area}-${handler}`;
    const functionName = `cardlake-${stage.name}-${service}`;
    const logGroupName = `/cardlake/${stage.name}/${service}`;
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      logGroupName,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own instead of the managed policy, which may write to every log group.
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      role,
      functionName,
      code: bundledCode(note),
      handler: "index.handler",
      environment: {
        ...props.environment,
        STAGE: stage.name,
        POWERTOOLS_SERVICE_NAME: service,
        NODE_OPTIONS: "--enable-source-maps",
      },
      timeout: props.timeout ?? Duration.seconds(29),
      memorySize: props.memoryMb ?? 512,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      layers: props.layers,
      tracing: stage.hasTracing ? Tracing.ACTIVE : Tracing.DISABLED,
      recursiveLoop: props.sendsToItself && RecursiveLoop.ALLOW,
      logGroup,
      // START, END and REPORT around each call take as many bytes as our own line; their figures are
      // AWS's metrics anyway. What Lambda itself ends, such as a timeout, is a warning and stays.
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
    });
    this.service = service;
    this.fixedName = functionName;
    this.logGroupName = logGroupName;
    if (CfnResource.isCfnResource(this.node.defaultChild)) {
      this.node.defaultChild.addMetadata(bundleMetadata, note);
    }
    if (stage.hasTracing) {
      accept(role, {
        "AwsSolutions-IAM5[Resource::*]":
          "X-Ray's PutTraceSegments and PutTelemetryRecords know no resources; nothing else here has *.",
      });
    }
  }
}
