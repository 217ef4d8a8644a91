import { Duration } from "aws-cdk-lib";
import { FilterCriteria, FilterRule } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { followedItems } from "#schemas/messages/catalog-change.ts";
import { catalogVariables } from "../stacks/catalog-settings.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { StreamFollower } from "./stream-follower.ts";

/** Follows what is written to the catalogue, and tells other areas what has changed. */
export class CatalogEvents extends Construct {
  readonly follower: StreamFollower;

  constructor(scope: Construct, id: string, { stage, data }: { stage: Stage; data: DataStack }) {
    super(scope, id);
    const worker = new AreaFunction(this, "PublishEvents", {
      stage,
      area: "catalog",
      handler: "publish-events",
      environment: catalogVariables(stage, data),
      memoryMb: 256,
    });
    data.events.grantPutEventsTo(worker);
    this.follower = new StreamFollower(this, "Changes", {
      ...{ worker, table: data.catalog },
      missedName: `cardlake-${stage.name}-publish-events-missed`,
      follows: "what is written to the catalogue",
      impact: "search answers from an older catalogue, and other areas do not hear of changes.",
      behindAfter: Duration.hours(1),
      filters: followedItems.map(({ pk, sk }) =>
        FilterCriteria.filter({
          dynamodb: {
            Keys: {
              pk: { S: FilterRule.beginsWith(pk) },
              sk: { S: sk.flatMap((prefix) => FilterRule.beginsWith(prefix)) },
            },
          },
        }),
      ),
    });
  }
}
