import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import type { Stage } from "../stages.ts";

/**
 * A table as all of ours are: string keys `pk` and `sk`, pay per request, point-in-time recovery,
 * `expiresAtSeconds` as time to live. The name is fixed because a generated one changes, and the
 * data with it, when a property does.
 */
export class StoreTable extends TableV2 {
  constructor(scope: Construct, id: string, props: { stage: Stage; name: string }) {
    const { stage, name } = props;
    super(scope, id, {
      tableName: `cardlake-${stage.name}-${name}`,
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: "expiresAtSeconds",
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
