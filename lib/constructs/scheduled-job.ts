import { Rule, type Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export interface ScheduledJobProps {
  readonly ruleName: string;
  readonly schedule: Schedule;
  readonly worker: LambdaFunction;
  readonly description: string;
  /** Where an event goes that could not be delivered. */
  readonly deadLetters: IQueue;
}

/** A function that a schedule starts; a failed start is tried for two hours, then kept. */
export class ScheduledJob extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    new Rule(this, "Rule", {
      ruleName: props.ruleName,
      description: props.description,
      schedule: props.schedule,
      targets: [
        new LambdaTarget(props.worker, {
          retryAttempts: 8,
          deadLetterQueue: props.deadLetters,
        }),
      ],
    });
  }
}
