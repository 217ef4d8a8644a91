import { Duration } from "aws-cdk-lib";
import { Rule, type Schedule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import type { WorkQueue } from "./queue-worker.ts";

export interface ScheduledJobProps {
  readonly ruleName: string;
  readonly schedule: Schedule;
  readonly description: string;
  /** Whether the schedule is on. */
  readonly isOn: boolean;
  /** The queue of the worker that does the job, beside its other messages. */
  readonly work: WorkQueue;
}

/**
 * A job that a schedule asks for through a queue. What only measures needs none: `Meter`. A function that a rule calls itself is called
 * asynchronously: after two retries its failure is dropped, and what lies in the rule's dead letters
 * cannot be done again. Through the queue an occasion is tried, buried and redriven as any message.
 */
export class ScheduledJob extends Construct {
  /** Says by its metrics whether the schedule fired. */
  readonly rule: Rule;
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    this.work = props.work;
    this.rule = new Rule(this, "Rule", {
      ruleName: props.ruleName,
      description: props.description,
      schedule: props.schedule,
      enabled: props.isOn,
      targets: [
        new SqsQueue(props.work.queue, {
          deadLetterQueue: props.work.deadLetters,
          retryAttempts: 8,
          maxEventAge: Duration.hours(2),
        }),
      ],
    });
  }
}
