import { Duration, Stack } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  AllowedMethods,
  type BehaviorOptions,
  Function as CloudFrontFunction,
  Distribution,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginSslPolicy,
  PriceClass,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Construct } from "constructs";
import { edgeProofHeader } from "#schemas/http/edge.ts";
import type { Operation } from "#schemas/http/operation.ts";
import { accept } from "../accept.ts";
import { preflightCode } from "../edge/preflight-code.ts";
import { sharedPaths } from "../edge/shared-paths.ts";
import { crossOrigin } from "../settings/cross-origin.ts";
import type { Stage } from "../stages.ts";
import { EdgePolicies, edgeName } from "./edge-policies.ts";
import { EdgeSecret } from "./edge-secret.ts";
import { ownDomain } from "./own-domain.ts";

export interface HttpEdgeProps {
  readonly stage: Stage;
  readonly api: HttpApi;
  /** All that the API answers; what is for everybody among them is kept at the edge. */
  readonly operations: readonly Operation[];
}

/**
 * CloudFront before the HTTP API: connections end near people, preflights are answered there, and what
 * is for everybody is kept. Everything else passes with the caller's token and is kept for nobody.
 */
export class HttpEdge extends Construct {
  /** Where people reach the API, without a trailing slash. */
  readonly url: string;
  /** What a DNS record of the own domain points at. */
  readonly dnsTarget: string;
  /** What the distribution sends to prove itself. */
  readonly secret: string;

  constructor(scope: Construct, id: string, { stage, api, operations }: HttpEdgeProps) {
    super(scope, id);
    this.secret = new EdgeSecret(this, "Secret", { stage }).value;
    const policies = new EdgePolicies(this, "Policies", { stage });
    const common = this.common(stage, api);
    const distribution = new Distribution(this, "Distribution", {
      comment: `cardlake ${stage.name}: API`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // People are everywhere, and these bytes are few.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      ...ownDomain(this, stage.domains.api),
      defaultBehavior: { ...common, ...policies.personal },
      additionalBehaviors: Object.fromEntries(
        sharedPaths(operations).map((path) => [path, { ...common, ...policies.shared }]),
      ),
      errorResponses: keptErrors.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    acceptFindings(distribution, stage);
    this.dnsTarget = distribution.distributionDomainName;
    this.url = `https://${stage.domains.api?.name ?? this.dnsTarget}`;
  }

  private common(stage: Stage, api: HttpApi): BehaviorOptions {
    const { region, urlSuffix } = Stack.of(this);
    const preflights = new CloudFrontFunction(this, "Preflights", {
      functionName: edgeName(stage, "preflights"),
      comment: "Answers preflights as the gateway would.",
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(preflightCode(crossOrigin(stage.corsOrigins))),
    });
    return {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
        customHeaders: { [edgeProofHeader]: this.secret },
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        // The gateway gives up after 30 and says so itself.
        readTimeout: Duration.seconds(35),
        keepaliveTimeout: Duration.seconds(60),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      // Functions compress. CloudFront would weaken the ETags of what it compresses, and `If-Match`
      // takes no weak ones.
      compress: false,
      functionAssociations: [{ function: preflights, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }
}

/** Errors that CloudFront keeps for ten seconds unless told otherwise. */
const keptErrors = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

function acceptFindings(distribution: Distribution, { domains }: Stage): void {
  accept(distribution, {
    "AwsSolutions-CFR1": "Collectors live everywhere; no country is shut out.",
    "AwsSolutions-CFR2":
      "Budgets by user and address are counted behind it; a firewall costs more.",
    "AwsSolutions-CFR3": "The gateway logs each call that reaches it; what is kept is public.",
  });
  if (domains.api) return;
  accept(distribution, {
    "AwsSolutions-CFR4":
      "Without a domain of one's own CloudFront's certificate rules; see deploy guide.",
  });
}
