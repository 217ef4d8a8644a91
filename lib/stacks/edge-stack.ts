import { CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { accessLogsFolder } from "#schemas/storage/image-files.ts";
import { accept, acceptWarning } from "../accept.ts";
import { edgeName } from "../constructs/edge-policies.ts";
import { ownDomain } from "../constructs/own-domain.ts";
import { PrivateBucket } from "../constructs/private-bucket.ts";
import type { Stage } from "../stages.ts";

export interface EdgeStackProps extends StackProps {
  readonly stage: Stage;
  readonly images: IBucket;
}

/** Pictures close to people: a distribution over the images bucket, which nobody else can read. */
export class EdgeStack extends Stack {
  /** Where pictures are served, without a trailing slash. */
  readonly imagesBaseUrl: string;
  /** Where it is written down which pictures people look at; absent where nobody reads it. */
  readonly logs: PrivateBucket | undefined;

  constructor(scope: Construct, id: string, { stage, images, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const { share } = stage.domains;
    const names = share ? [share] : [];
    this.logs = stage.unusedPicturesDays === undefined ? undefined : this.logsBucket(stage);
    const distribution = new Distribution(this, "Distribution", {
      comment: `cardlake ${stage.name}: pictures`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      ...ownDomain(this, stage.domains.images, names),
      ...(this.logs && { logBucket: this.logs, logFilePrefix: accessLogsFolder }),
      defaultBehavior: {
        origin: this.origin(stage, images),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        compress: false,
        cachePolicy: this.cachePolicy(stage),
        responseHeadersPolicy: this.headersPolicy(stage),
      },
      // A picture that is not there yet may be there in a second; it must not stay away for long.
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(1) })),
    });
    acceptFindings(distribution, stage, this.logs !== undefined);
    const { distributionDomainName } = distribution;
    const ownName = stage.domains.images?.name ?? distributionDomainName;
    this.imagesBaseUrl = stage.imagesBaseUrl ?? `https://${ownName}`;
    // Other stacks import it until the pictures get an address of their own. An export that is in use
    // cannot be dropped, so it stays.
    this.exportValue(distributionDomainName);
    new CfnOutput(this, "DistributionDomainName", { value: distributionDomainName });
    new CfnOutput(this, "ImagesBaseUrl", { value: this.imagesBaseUrl });
  }

  /** Lines name addresses of people: each day's are read the next night and removed, and go by themselves where that fails. */
  private logsBucket(stage: Stage): PrivateBucket {
    return new PrivateBucket(this, "Logs", {
      ...{ stage, name: "logs", versioned: false, takesLogs: true },
      lifecycleRules: [{ id: "expire", expiration: Duration.days(3) }],
    });
  }

  private origin(stage: Stage, images: IBucket) {
    // By name: the bucket's own stack already lets distributions of this account read.
    const bucket = Bucket.fromBucketAttributes(this, "Images", {
      bucketName: images.bucketName,
      region: this.region,
    });
    const originAccessControl = new S3OriginAccessControl(this, "Access", {
      originAccessControlName: edgeName(stage, "images"),
    });
    return S3BucketOrigin.withOriginAccessControl(bucket, { originAccessControl });
  }

  /** Keys are content hashes, so what is cached is right for ever; the object's own header rules. */
  private cachePolicy(stage: Stage): CachePolicy {
    return new CachePolicy(this, "Immutable", {
      cachePolicyName: edgeName(stage, "immutable"),
      minTtl: Duration.seconds(1),
      defaultTtl: Duration.days(1),
      maxTtl: Duration.days(365),
    });
  }

  private headersPolicy(stage: Stage): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, "Headers", {
      responseHeadersPolicyName: edgeName(stage, "images"),
      corsBehavior: {
        accessControlAllowOrigins: ["*"],
        accessControlAllowMethods: ["GET", "HEAD"],
        accessControlAllowHeaders: ["*"],
        accessControlAllowCredentials: false,
        accessControlMaxAge: Duration.days(1),
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

function acceptFindings(distribution: Distribution, { domains }: Stage, hasLogs: boolean): void {
  accept(distribution, {
    "AwsSolutions-CFR1": "Collectors live everywhere; no country is shut out.",
    "AwsSolutions-CFR2": "Only immutable pictures are served; a firewall costs more than the rest.",
    ...(!hasLogs && {
      "AwsSolutions-CFR3": "Requests for pictures are not personal business of ours to log.",
    }),
  });
  acceptWarning(
    distribution,
    "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
    "The bucket's policy is written in its own stack, for all distributions of the account.",
  );
  if (domains.images) return;
  accept(distribution, {
    "AwsSolutions-CFR4":
      "Without a domain of one's own CloudFront's certificate rules; see deploy guide.",
  });
}
