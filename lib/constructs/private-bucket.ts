import { Aws, CustomResourceProviderBase, Stack } from "aws-cdk-lib";
import { Effect, PolicyStatement, StarPrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CorsRule,
  type LifecycleRule,
  ObjectOwnership,
  type ReplicationRule,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { accept } from "../accept.ts";
import { removalOf } from "../removal.ts";
import type { Stage } from "../stages.ts";

export interface PrivateBucketProps {
  readonly stage: Stage;
  readonly name: string;
  readonly lifecycleRules: LifecycleRule[];
  readonly versioned: boolean;
  readonly replicationRules?: ReplicationRule[];
  /** Whether CloudFront writes logs into it, which it does by an access control list. @default no */
  readonly takesLogs?: true;
  /** What pages of other origins may ask for. @default nothing */
  readonly cors?: CorsRule[];
}

interface Place {
  readonly account: string;
  readonly region: string;
}

/** The name of a bucket of ours; without the region it is the one that version 0.1.0 gave. */
export const nameOfBucket = (stage: Stage, name: string, { account, region }: Place): string =>
  `cardlake-${stage.name}-${name}-` +
  (stage.namesBucketsByRegion ? `${account}-${region}` : account);

/** A folder of a bucket, with its slash, such as `cells/`. */
export type Folder = `${string}/`;

/**
 * A bucket as all of ours are: closed to the public, encrypted, TLS only, owned by the account. Its
 * name carries account and region, because the names of buckets are everybody's; without the region
 * it is the one that version 0.1.0 gave, for a stage that has its data there. A bucket that is kept
 * keeps its policy.
 */
export class PrivateBucket extends Bucket {
  private readonly fixedName: string;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    const { stage, name } = props;
    super(scope, id, {
      bucketName: nameOfBucket(stage, name, Stack.of(scope)),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: props.takesLogs
        ? ObjectOwnership.BUCKET_OWNER_PREFERRED
        : ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: props.versioned,
      lifecycleRules: props.lifecycleRules,
      ...(props.cors && { cors: props.cors }),
      ...(props.replicationRules && { replicationRules: props.replicationRules }),
      removalPolicy: removalOf(stage),
      autoDeleteObjects: stage.emptiesBuckets,
    });
    this.policy?.applyRemovalPolicy(removalOf(stage));
    accept(this, {
      "AwsSolutions-S1":
        "Writes are recorded by what is written (observations, jobs), reads by CloudFront and Lambda " +
        "logs; server access logs would cost more than the buckets.",
    });
    this.fixedName = nameOfBucket(stage, name, {
      account: Aws.ACCOUNT_ID,
      region: Aws.REGION,
    });
  }

  /** Lets a function read, write or delete the objects of one folder, and nothing else of the bucket. */
  grantFolder(
    worker: LambdaFunction,
    folder: Folder,
    ...actions: ("s3:GetObject" | "s3:PutObject" | "s3:DeleteObject" | "s3:AbortMultipartUpload")[]
  ): void {
    // By name: a policy then says in its own words what it allows, in whatever stack it is.
    worker.addToRolePolicy(
      new PolicyStatement({ actions, resources: [`${this.arnByName}/${folder}*`] }),
    );
    accept(worker.role ?? worker, {
      [`AwsSolutions-IAM5[Resource::${this.shownArn}/${folder}*]`]:
        "Objects are named by what is in them; the folder is as narrow as a grant can be.",
    });
  }

  /** Lets a function delete the objects of a folder whose names end so, and none beside them. */
  grantDeletingFiles(worker: LambdaFunction, folder: Folder, endings: readonly string[]): void {
    const actions = ["s3:DeleteObject"];
    const resources = endings.map((ending) => `${this.arnByName}/${folder}*${ending}`);
    worker.addToRolePolicy(new PolicyStatement({ actions, resources }));
    accept(
      worker.role ?? worker,
      Object.fromEntries(
        endings.map((ending) => [
          `AwsSolutions-IAM5[Resource::${this.shownArn}/${folder}*${ending}]`,
          "Objects are named by what is in them; what has another ending stays.",
        ]),
      ),
    );
  }

  /**
   * Lets a function ask which objects of a folder there are. S3 answers a read of what is not there
   * with "forbidden" all the same: only leave to list the whole bucket would change that.
   */
  grantLooking(worker: LambdaFunction, folder: Folder): void {
    worker.addToRolePolicy(
      new PolicyStatement({
        actions: ["s3:ListBucket"],
        resources: [this.arnByName],
        conditions: { StringLike: { "s3:prefix": `${folder}*` } },
      }),
    );
  }

  /** Refuses to delete the objects of folders, to everybody but to what empties a bucket that goes. */
  denyDeletes(sid: string, folders: readonly Folder[]): void {
    const provider = Stack.of(this).node.tryFindChild(emptying);
    const emptier = provider instanceof CustomResourceProviderBase ? provider.roleArn : undefined;
    this.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new StarPrincipal()],
        actions: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
        resources: folders.map((folder) => this.arnForObjects(`${folder}*`)),
        ...(emptier && { conditions: { ArnNotEquals: { "aws:PrincipalArn": emptier } } }),
      }),
    );
  }

  private get arnByName(): string {
    return `arn:${Aws.PARTITION}:s3:::${this.fixedName}`;
  }

  /** As cdk-nag writes it. */
  private get shownArn(): string {
    return `arn:<AWS::Partition>:s3:::${this.fixedName}`
      .replace(Aws.ACCOUNT_ID, "<AWS::AccountId>")
      .replace(Aws.REGION, "<AWS::Region>");
  }
}

/** Under which CDK keeps the function behind `autoDeleteObjects`, one for a stack. */
const emptying = "Custom::S3AutoDeleteObjectsCustomResourceProvider";
