import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  ApiMapping,
  CorsHttpMethod,
  DomainName,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { IUserPool, IUserPoolClient } from "aws-cdk-lib/aws-cognito";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { correlationHeader } from "#schemas/observability/correlation.ts";
import type { Stage } from "../stages.ts";

/** The HTTP API without its routes: CORS, throttle, access log, and a domain if the stage has one. */
export class HttpGateway extends Construct {
  readonly api: HttpApi;
  /** Where people reach the API, without a trailing slash. */
  readonly url: string;
  /** What a DNS record of the own domain points at; undefined without one. */
  readonly dnsTarget: string | undefined;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", {
      apiName: `cardlake-${stage.name}`,
      createDefaultStage: false,
      corsPreflight: { ...cors, allowOrigins: [...stage.corsOrigins] },
    });
    const deployed = this.deployed(stage);
    const { api: domain } = stage.domains;
    this.url = domain ? `https://${domain.name}` : this.api.apiEndpoint;
    this.dnsTarget = domain && this.domainOf(deployed, domain);
  }

  private deployed(stage: Stage): HttpStage {
    const logGroup = new LogGroup(this, "AccessLog", {
      logGroupName: `/cardlake/${stage.name}/http-access`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { requestsPerSecond: rateLimit, burst: burstLimit } = stage.throttle;
    return new HttpStage(this, "Default", {
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

  private domainOf(
    stage: HttpStage,
    { name, certificateArn }: NonNullable<Stage["domains"]["api"]>,
  ) {
    const domainName = new DomainName(this, "Domain", {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
    });
    new ApiMapping(this, "Mapping", { api: this.api, domainName, stage });
    return domainName.regionalDomainName;
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

/** What pages of other origins may send and read; everything that our answers say by a header. */
const cors = {
  allowMethods: [CorsHttpMethod.ANY],
  allowHeaders: [
    "authorization",
    "content-type",
    "if-match",
    "if-none-match",
    "idempotency-key",
    correlationHeader,
  ],
  exposeHeaders: ["content-location", "etag", "location", "retry-after", correlationHeader],
  // As long as a browser keeps a preflight at most: Chromium two hours, Firefox a day.
  maxAge: Duration.days(1),
};

/** One line of the access log: figures per route come from it, not from metrics that cost. */
const logLine = {
  requestId: "$context.requestId",
  routeKey: "$context.routeKey",
  status: "$context.status",
  durationMs: "$context.responseLatency",
  userId: "$context.authorizer.claims.sub",
};
