import { AttributeType, Billing, StreamViewType, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { removalOf } from "../removal.ts";
import type { Stage } from "../stages.ts";

export interface StoreTableProps {
  readonly stage: Stage;
  readonly name: string;
  /** Whether others can follow what is written: a stream of the new images. @default false */
  readonly hasStream?: boolean;
}

/**
 * A table as all of ours are: string keys `pk` and `sk`, pay per request, point-in-time recovery,
 * `expiresAtSeconds` as time to live. The name is fixed because a generated one changes, and the
 * data with it, when a property does.
 */
export class StoreTable extends TableV2 {
  constructor(scope: Construct, id: string, props: StoreTableProps) {
    const { stage, name, hasStream } = props;
    super(scope, id, {
      tableName: `cardlake-${stage.name}-${name}`,
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: "expiresAtSeconds",
      ...(hasStream && { dynamoStream: StreamViewType.NEW_IMAGE }),
      deletionProtection: stage.keepsData,
      removalPolicy: removalOf(stage),
    });
  }
}
