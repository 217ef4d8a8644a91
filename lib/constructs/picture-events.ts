import { FilterCriteria, FilterRule } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { EnvOf } from "#schemas/env.ts";
import { imagePrefix } from "#schemas/storage/image-items.ts";
import type { DataStack } from "../stacks/data-stack.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { StreamFollower } from "./stream-follower.ts";

export interface PictureEventsProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly environment: EnvOf<"images">;
}

/** Follows what is known of pictures, and tells other areas which cards look otherwise. */
export class PictureEvents extends Construct {
  readonly follower: StreamFollower;

  constructor(scope: Construct, id: string, { stage, data, environment }: PictureEventsProps) {
    super(scope, id);
    const worker = new AreaFunction(this, "PublishPictures", {
      stage,
      area: "images",
      handler: "publish-pictures",
      environment,
      memoryMb: 256,
    });
    data.events.grantPutEventsTo(worker);
    this.follower = new StreamFollower(this, "Changes", {
      ...{ worker, table: data.pictures },
      missedName: `cardlake-${stage.name}-publish-pictures-missed`,
      follows: "what is known of pictures",
      impact: "other areas do not hear that a card's picture has changed.",
      filters: [
        FilterCriteria.filter({
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(imagePrefix) } } },
        }),
      ],
    });
  }
}
