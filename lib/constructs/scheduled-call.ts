import { Duration } from "aws-cdk-lib";
import { Rule, type Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";

export interface ScheduledCallProps {
  readonly ruleName: string;
  readonly schedule: Schedule;
  readonly description: string;
  readonly worker: LambdaFunction;
  /** Where an occasion goes that could not be delivered, or whose call failed three times. */
  readonly failures: IQueue;
}

/**
 * A function that a schedule calls itself, for work that the next occasion makes up for. Such calls
 * are asynchronous: the rule's retries and dead letters cover the delivery only, and a failing call
 * is dropped after two more unless the function says where it goes. Work that must not be missed is
 * a `ScheduledJob`.
 */
export class ScheduledCall extends Construct {
  readonly rule: Rule;

  constructor(scope: Construct, id: string, props: ScheduledCallProps) {
    super(scope, id);
    const { worker, failures } = props;
    worker.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(failures),
    });
    this.rule = new Rule(this, "Rule", {
      ruleName: props.ruleName,
      description: props.description,
      schedule: props.schedule,
      targets: [
        new LambdaTarget(worker, {
          retryAttempts: 8,
          maxEventAge: Duration.hours(1),
          deadLetterQueue: failures,
        }),
      ],
    });
  }
}
