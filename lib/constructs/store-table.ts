import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, StreamViewType, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { removalOf } from "../removal.ts";
import type { Stage } from "../stages.ts";

export interface StoreTableProps {
  readonly stage: Stage;
  readonly name: string;
  /** What others can follow of what is written: items as they are now, or also as they were. @default no stream */
  readonly stream?: "new images" | "both images";
  /** Whether its items are worth a backup; a table of counters is not. @default true */
  readonly isWorthKeeping?: boolean;
}

const viewTypes = {
  "new images": StreamViewType.NEW_IMAGE,
  "both images": StreamViewType.NEW_AND_OLD_IMAGES,
};

/**
 * A table as all of ours are: string keys `pk` and `sk`, pay per request, `expiresAtSeconds` as time
 * to live, and point-in-time recovery where it is worth keeping. The name is fixed because a generated
 * one changes, and the data with it, when a property does.
 */
export class StoreTable extends TableV2 {
  constructor(scope: Construct, id: string, props: StoreTableProps) {
    const { stage, name, stream, isWorthKeeping = true } = props;
    const isKept = stage.keepsData && isWorthKeeping;
    super(scope, id, {
      tableName: `cardlake-${stage.name}-${name}`,
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: isWorthKeeping },
      timeToLiveAttribute: "expiresAtSeconds",
      ...(stream && { dynamoStream: viewTypes[stream] }),
      deletionProtection: isKept,
      removalPolicy: isWorthKeeping ? removalOf(stage) : RemovalPolicy.DESTROY,
    });
  }
}
