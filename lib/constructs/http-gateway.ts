import { RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import type { IUserPool, IUserPoolClient } from "aws-cdk-lib/aws-cognito";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { crossOrigin } from "../settings/cross-origin.ts";
import type { Stage } from "../stages.ts";

/** The HTTP API without its routes: CORS, throttle and access log. */
export class HttpGateway extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", {
      apiName: `cardlake-${stage.name}`,
      createDefaultStage: false,
      corsPreflight: crossOrigin(stage.corsOrigins),
    });
    this.deploy(stage);
  }

  private deploy(stage: Stage): void {
    const logGroup = new LogGroup(this, "AccessLog", {
      logGroupName: `/cardlake/${stage.name}/http-access`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { requestsPerSecond: rateLimit, burst: burstLimit } = stage.throttle;
    new HttpStage(this, "Default", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit, burstLimit },
      detailedMetricsEnabled: stage.hasRouteMetrics,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(logLine)),
      },
    });
  }
}

/** Lets in whoever holds a token of the pool's one client. */
export const jwtAuthorizer = (
  region: string,
  { pool, client }: { pool: IUserPool; client: IUserPoolClient },
): HttpJwtAuthorizer =>
  new HttpJwtAuthorizer(
    "UserPool",
    `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`,
    { jwtAudience: [client.userPoolClientId] },
  );

/** One line of the access log: figures per route come from it, not from metrics that cost. */
const logLine = {
  requestId: "$context.requestId",
  routeKey: "$context.routeKey",
  status: "$context.status",
  durationMs: "$context.responseLatency",
  userId: "$context.authorizer.claims.sub",
};
