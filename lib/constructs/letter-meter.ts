import { Duration } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import type { EnvOf } from "#schemas/env.ts";
import type { Stage } from "../stages.ts";
import { AreaFunction } from "./area-function.ts";
import { Meter } from "./meter.ts";
import type { WorkQueue } from "./queue-worker.ts";

export interface LetterMeterProps {
  readonly stage: Stage;
  readonly environment: EnvOf<"ops">;
  readonly queues: readonly Pick<WorkQueue, "deadLetters">[];
}

/**
 * Counts the dead letters of all queues together, four times an hour, as one metric: an alarm for each
 * queue would cost 0.10 USD a month each, and say the same a few minutes earlier.
 */
export class LetterMeter extends Construct {
  constructor(scope: Construct, id: string, { stage, environment, queues }: LetterMeterProps) {
    super(scope, id);
    const what = { stage, area: "ops", handler: "count-letters" } as const;
    const worker = new AreaFunction(this, "Worker", { ...what, environment, memoryMb: 256 });
    for (const { deadLetters } of queues) deadLetters.grant(worker, "sqs:GetQueueAttributes");
    new Meter(this, "Schedule", {
      ruleName: `cardlake-${stage.name}-dead-letters`,
      schedule: Schedule.rate(Duration.minutes(15)),
      description: "Says how many messages lie among the dead letters.",
      worker,
    });
  }
}
