import { Duration } from "aws-cdk-lib";
import { FilterCriteria, FilterRule } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { EnvOf } from "#schemas/env.ts";
import { followedChanges } from "#schemas/messages/collection-change.ts";
import { followedPrices } from "#schemas/messages/own-price-change.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { StreamFollower } from "./stream-follower.ts";

export interface CollectionEventsProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly environment: EnvOf<"collections">;
}

/** Follows what users do to their collections and which prices they enter, and tells other areas whose have changed. */
export class CollectionEvents extends Construct {
  readonly follower: StreamFollower;

  constructor(scope: Construct, id: string, props: CollectionEventsProps) {
    super(scope, id);
    const { stage, data, environment } = props;
    const worker = new AreaFunction(this, "PublishChanges", {
      ...{ stage, area: "collections", handler: "publish-changes", environment },
      memoryMb: 256,
    });
    data.events.grantPutEventsTo(worker);
    this.follower = new StreamFollower(this, "Changes", {
      ...{ worker, table: data.users },
      missedName: `cardlake-${stage.name}-publish-changes-missed`,
      follows: "what users do to their collections, and prices that they enter",
      from: stage.followsUsersFrom,
      // Cards are scanned one after another: what is made of a collection is made once for many of them.
      gathersFor: Duration.seconds(stage.changesGatherSeconds),
      impact: "what is made of whole collections grows old; asking for them takes longer.",
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual("INSERT"),
          dynamodb: { Keys: keysOf(followedChanges) },
        }),
        // A price counts when it comes, changes and goes.
        FilterCriteria.filter({ dynamodb: { Keys: keysOf(followedPrices) } }),
      ],
    });
  }
}

const keysOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({
  pk: { S: FilterRule.beginsWith(pk) },
  sk: { S: FilterRule.beginsWith(sk) },
});
