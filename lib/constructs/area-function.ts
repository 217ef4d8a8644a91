import { join } from "node:path";
import { CfnResource, Duration, RemovalPolicy } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, type ILayerVersion, Runtime, Tracing } from "aws-cdk-lib/aws-lambda";
import { NodejsFunction, OutputFormat } from "aws-cdk-lib/aws-lambda-nodejs";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import type { Area, EnvOf } from "#schemas/env.ts";
import { accept } from "../accept.ts";
import { type BundleNote, bundleMetadata, bundling } from "../bundling.ts";
import type { Stage } from "../stages.ts";

const root = join(import.meta.dirname, "../..");

export interface AreaFunctionProps<A extends Area> {
  readonly stage: Stage;
  readonly area: A;
  /** File in `functions/<area>/handlers`, without its ending. */
  readonly handler: string;
  /** Everything that the area's schema in schemas/env.ts asks for; a missing name does not compile. */
  readonly environment: EnvOf<A>;
  /** @default 29 seconds, as long as API Gateway waits */
  readonly timeout?: Duration;
  /** @default 512 */
  readonly memoryMb?: number;
  readonly reservedConcurrency?: number;
  /** Modules that a layer brings and the bundle must not hold. */
  readonly fromLayers?: { readonly layers: ILayerVersion[]; readonly modules: string[] };
  /** @default ARM_64, the cheaper one; a layer with native code may need another */
  readonly architecture?: Architecture;
}

/** A Lambda function of one area, with our runtime, bundling, tracing and log retention. */
export class AreaFunction<A extends Area> extends NodejsFunction {
  constructor(scope: Construct, id: string, props: AreaFunctionProps<A>) {
    const { stage, area, handler } = props;
    const entry = `functions/${area}/handlers/${handler}.ts`;
    const externalModules = props.fromLayers?.modules ?? [];
    const functionName = `cardlake-${stage.name}-${area}-${handler}`;
    const logGroup = new LogGroup(scope, `${id}Logs`, {
      logGroupName: `/cardlake/${stage.name}/${area}-${handler}`,
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
      entry: join(root, entry),
      projectRoot: root,
      depsLockFilePath: join(root, "package-lock.json"),
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: `${area}-${handler}`,
        NODE_OPTIONS: "--enable-source-maps",
      },
      timeout: props.timeout ?? Duration.seconds(29),
      memorySize: props.memoryMb ?? 512,
      reservedConcurrentExecutions: props.reservedConcurrency,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture ?? Architecture.ARM_64,
      layers: props.fromLayers?.layers,
      tracing: Tracing.ACTIVE,
      logGroup,
      bundling: optionsWithout(externalModules),
    });
    const note: BundleNote = { entry, externalModules };
    if (CfnResource.isCfnResource(this.node.defaultChild)) {
      this.node.defaultChild.addMetadata(bundleMetadata, note);
    }
    accept(role, {
      "AwsSolutions-IAM5[Resource::*]":
        "X-Ray's PutTraceSegments and PutTelemetryRecords know no resources; nothing else here has *.",
    });
  }
}

const optionsWithout = (externalModules: string[]) => ({
  format: OutputFormat.ESM,
  target: bundling.target,
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  mainFields: bundling.mainFields,
  externalModules,
  banner: bundling.banner,
  esbuildArgs: Object.fromEntries(
    Object.entries(bundling.alias).map(([name, file]) => [`--alias:${name}`, file]),
  ),
});
