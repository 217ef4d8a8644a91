import { RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { accept } from "../accept.ts";
import type { Stage } from "../stages.ts";

export interface PrivateBucketProps {
  readonly stage: Stage;
  readonly name: string;
  readonly lifecycleRules: LifecycleRule[];
  readonly versioned: boolean;
}

/** A bucket as all of ours are: closed to the public, encrypted, TLS only, owned by the account. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    const { stage, name } = props;
    super(scope, id, {
      bucketName: `cardlake-${stage.name}-${name}-${Stack.of(scope).account}`,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: props.versioned,
      lifecycleRules: props.lifecycleRules,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    accept(this, {
      "AwsSolutions-S1":
        "Writes are recorded by what is written (observations, jobs), reads by CloudFront and Lambda " +
        "logs; server access logs would cost more than the buckets.",
    });
  }
}
