import { Aws, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
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
  private readonly fixedName: string;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    const { stage, name } = props;
    const prefix = `cardlake-${stage.name}-${name}-`;
    super(scope, id, {
      bucketName: `${prefix}${Stack.of(scope).account}`,
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
    this.fixedName = `${prefix}${Aws.ACCOUNT_ID}`;
  }

  /**
   * Lets a function read or write the objects of one folder, and nothing else of the bucket.
   * Whoever reads may also list the folder: else S3 answers "forbidden" where nothing is.
   *
   * @param folder with its slash, such as `cells/`
   */
  grantFolder(
    worker: LambdaFunction,
    folder: `${string}/`,
    ...actions: ("s3:GetObject" | "s3:PutObject")[]
  ): void {
    // By name: a policy then says in its own words what it allows, in whatever stack it is.
    const arn = `arn:${Aws.PARTITION}:s3:::${this.fixedName}`;
    worker.addToRolePolicy(new PolicyStatement({ actions, resources: [`${arn}/${folder}*`] }));
    if (actions.includes("s3:GetObject")) {
      worker.addToRolePolicy(
        new PolicyStatement({
          actions: ["s3:ListBucket"],
          resources: [arn],
          // A GET carries no prefix, and it is for a GET's answer that S3 looks at this permission.
          conditions: { StringLikeIfExists: { "s3:prefix": `${folder}*` } },
        }),
      );
    }
    const shown = `arn:<AWS::Partition>:s3:::${this.fixedName}`.replace(
      Aws.ACCOUNT_ID,
      "<AWS::AccountId>",
    );
    accept(worker.role ?? worker, {
      [`AwsSolutions-IAM5[Resource::${shown}/${folder}*]`]:
        "Objects are named by what is in them; the folder is as narrow as a grant can be.",
    });
  }
}
