import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { accept } from "../accept.ts";
import type { Stage } from "../stages.ts";

export interface EdgeStackProps extends StackProps {
  readonly stage: Stage;
  readonly images: IBucket;
}

/** Pictures close to people: a distribution over the images bucket, which nobody else can read. */
export class EdgeStack extends Stack {
  /** Where pictures are served, without a trailing slash. */
  readonly imagesBaseUrl: string;

  constructor(scope: Construct, id: string, { stage, images, ...props }: EdgeStackProps) {
    super(scope, id, props);
    // By name: the bucket's own stack already lets distributions of this account read.
    const bucket = Bucket.fromBucketAttributes(this, "Images", {
      bucketName: images.bucketName,
      region: this.region,
    });
    const distribution = new Distribution(this, "Distribution", {
      comment: `cardlake ${stage.name}: pictures`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        compress: false,
        cachePolicy: this.cachePolicy(stage),
        responseHeadersPolicy: this.headersPolicy(stage),
      },
      // A picture that is not there yet may be there in a second; it must not stay away for long.
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(1) })),
    });
    accept(distribution, {
      "AwsSolutions-CFR1": "Collectors live everywhere; no country is shut out.",
      "AwsSolutions-CFR2":
        "Only immutable pictures are served; a firewall costs more than the rest.",
      "AwsSolutions-CFR3": "Requests for pictures are not personal business of ours to log.",
      "AwsSolutions-CFR4":
        "Without a domain of one's own CloudFront's certificate rules; see deploy guide.",
    });
    this.imagesBaseUrl = stage.imagesBaseUrl ?? `https://${distribution.distributionDomainName}`;
    new CfnOutput(this, "DistributionDomainName", { value: distribution.distributionDomainName });
    new CfnOutput(this, "ImagesBaseUrl", { value: this.imagesBaseUrl });
  }

  /** Keys are content hashes, so what is cached is right for ever; the object's own header rules. */
  private cachePolicy(stage: Stage): CachePolicy {
    return new CachePolicy(this, "Immutable", {
      cachePolicyName: `cardlake-${stage.name}-immutable`,
      minTtl: Duration.seconds(1),
      defaultTtl: Duration.days(1),
      maxTtl: Duration.days(365),
    });
  }

  private headersPolicy(stage: Stage): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, "Headers", {
      responseHeadersPolicyName: `cardlake-${stage.name}-images`,
      corsBehavior: {
        accessControlAllowOrigins: ["*"],
        accessControlAllowMethods: ["GET", "HEAD"],
        accessControlAllowHeaders: ["*"],
        accessControlAllowCredentials: false,
        originOverride: true,
      },
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'", override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }
}
