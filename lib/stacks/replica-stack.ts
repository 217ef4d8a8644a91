import { Aws, CfnElement, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { Bucket, type IBucket, type ReplicationRule, StorageClass } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { accept } from "../accept.ts";
import { nameOfBucket, PrivateBucket } from "../constructs/private-bucket.ts";
import { shortLivedAnswers } from "../constructs/short-lived-answers.ts";
import type { Replica } from "../settings/replica.ts";
import type { Stage } from "../stages.ts";

export interface ReplicaStackProps extends StackProps {
  readonly stage: Stage;
  readonly replica: Replica;
}

const name = "lake-replica";
/** What cannot be made again. Catalogues, indexes and what is gathered later are made of it. */
const kept = ["bronze/", "observations/"] as const;

/** A second copy of the raw data, in another region: it outlives the loss of the first. */
export class ReplicaStack extends Stack {
  constructor(scope: Construct, id: string, { stage, replica, ...props }: ReplicaStackProps) {
    super(scope, id, { ...props, env: { region: replica.region } });
    const bucket = new PrivateBucket(this, "Lake", {
      ...{ stage, name, versioned: true },
      lifecycleRules: [
        { id: "abandoned-uploads", abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { id: "old-versions", noncurrentVersionExpiration: Duration.days(30) },
        // Deletions are not copied: what may not be kept goes here by itself.
        ...shortLivedAnswers(),
      ],
    });
    bucket.denyDeletes("CopiesStay", kept);
  }
}

/** What a lake's bucket copies to its replica. Deletions are not copied. */
export function replicationTo(
  scope: Construct,
  stage: Stage,
  { region }: Replica,
): ReplicationRule[] {
  const bucketName = nameOfBucket(stage, name, { account: Aws.ACCOUNT_ID, region });
  // By name: its stack is deployed before, to another region, where no reference leads.
  const destination: IBucket = Bucket.fromBucketAttributes(scope, "Replica", {
    bucketName,
    region,
  });
  return kept.map((prefix, at) => ({
    ...{ id: prefix.slice(0, -1), priority: at + 1, destination, filter: { prefix } },
    // Packs are small: classes for archives would bill each as 128 KB.
    storageClass: StorageClass.INTELLIGENT_TIERING,
    deleteMarkerReplication: false,
  }));
}

/** Says why the role that copies may do what CDK gives it. */
export function acceptCopying(lake: PrivateBucket, stage: Stage, { region }: Replica): void {
  const role = lake.node.tryFindChild("ReplicationRole");
  const bucket = lake.node.defaultChild;
  if (!role || !CfnElement.isCfnElement(bucket)) return;
  const { logicalId } = bucket;
  const own = Stack.of(lake).resolve(logicalId);
  const copy = nameOfBucket(stage, name, { account: "<AWS::AccountId>", region });
  const reason = "S3 itself takes the role, and copies whatever its rules name.";
  accept(role, {
    [`AwsSolutions-IAM5[Resource::<${own}.Arn>/*]`]: reason,
    [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${copy}/*]`]: reason,
  });
}
