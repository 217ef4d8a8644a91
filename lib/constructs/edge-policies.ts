import { Aws, Duration } from "aws-cdk-lib";
import {
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  type CachePolicyProps,
  CacheQueryStringBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { Construct } from "constructs";
import { crossOrigin } from "../settings/cross-origin.ts";
import type { Stage } from "../stages.ts";

type Policies = Pick<
  BehaviorOptions,
  "cachePolicy" | "originRequestPolicy" | "responseHeadersPolicy"
>;

/** What the distribution before the API keeps, sends on and adds. */
export class EdgePolicies extends Construct {
  /** For what concerns one caller: everything is sent on, nothing is kept. */
  readonly personal: Policies;
  /** For what is everybody's: neither token nor origin reaches the API, so an answer knows neither. */
  readonly shared: Policies;

  constructor(scope: Construct, id: string, { stage }: { stage: Stage }) {
    super(scope, id);
    this.personal = {
      cachePolicy: this.kept(stage, "api-personal", {
        // CloudFront sends a token on, and names the viewer beside all headers but Host, only as parts
        // of the key, and keys only where it may keep something. So it may, for a second that no
        // answer of ours asks for; and whatever it kept would be one caller's at one address.
        maxTtl: Duration.seconds(1),
        headerBehavior: CacheHeaderBehavior.allowList("Authorization", viewerAddress),
      }),
      originRequestPolicy: new OriginRequestPolicy(this, "SentOn", {
        originRequestPolicyName: edgeName(stage, "api-personal"),
        // By the viewer's Host the gateway would look for a domain that it does not have.
        headerBehavior: OriginRequestHeaderBehavior.denyList("Host"),
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      }),
    };
    this.shared = {
      cachePolicy: this.kept(stage, "api-shared", { maxTtl: Duration.days(365) }),
      originRequestPolicy: new OriginRequestPolicy(this, "AskedFor", {
        originRequestPolicyName: edgeName(stage, "api-shared"),
        // Whoever causes a fetch is counted by address, or by the key of a program. A correlation id would end up in
        // others' answers.
        headerBehavior: OriginRequestHeaderBehavior.allowList(viewerAddress, "X-Api-Key"),
      }),
      responseHeadersPolicy: this.crossOrigin(stage),
    };
  }

  /** As long as the answer's `Cache-Control` says, in one copy for each query and compression. */
  private kept(stage: Stage, name: string, props: CachePolicyProps): CachePolicy {
    return new CachePolicy(this, name === "api-shared" ? "Shared" : "Personal", {
      cachePolicyName: edgeName(stage, name),
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      cookieBehavior: CacheCookieBehavior.none(),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
      ...props,
    });
  }

  /** The gateway adds these by the origin of a page, which it does not learn here. */
  private crossOrigin(stage: Stage): ResponseHeadersPolicy {
    const { allowOrigins, allowMethods, allowHeaders, exposeHeaders, maxAge } = crossOrigin(
      stage.corsOrigins,
    );
    return new ResponseHeadersPolicy(this, "CrossOrigin", {
      responseHeadersPolicyName: edgeName(stage, "api-shared"),
      corsBehavior: {
        accessControlAllowOrigins: allowOrigins,
        accessControlAllowMethods: allowMethods,
        accessControlAllowHeaders: allowHeaders,
        accessControlExposeHeaders: exposeHeaders,
        accessControlMaxAge: maxAge,
        accessControlAllowCredentials: false,
        originOverride: true,
      },
    });
  }
}

/** As CloudFront writes it. */
const viewerAddress = "CloudFront-Viewer-Address";

/** CloudFront's names are one account's in all regions, so they carry the region of the stack. */
export const edgeName = ({ name }: Stage, what: string) => `cardlake-${name}-${what}-${Aws.REGION}`;
