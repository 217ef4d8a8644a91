import { Duration } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { type FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { accept } from "../accept.ts";
import type { AreaFunction } from "./area-function.ts";

export interface StreamFollowerProps {
  readonly table: ITable;
  readonly worker: AreaFunction;
  /** Name of the queue of batches that were missed. */
  readonly missedName: string;
  /** What the stream tells, as in "what users write". */
  readonly follows: string;
  /** What people miss while it is behind, or what it missed lies in its queue; a sentence. */
  readonly impact: string;
  /**
   * An alarm rings when it is further behind. Left out where nobody waits: what fails rings with the
   * errors of functions and the dead letters of all queues. @default no alarm
   */
  readonly behindAfter?: Duration;
  /**
   * How long records wait for others, to be followed by one call: each call is paid for. @default a second
   */
  readonly gathersFor?: Duration;
  /**
   * Where a new mapping begins to read; cannot be changed later. A mapping begins to read some time after it is made, and what was
   * written meanwhile counts. @default the beginning of what the stream remembers
   */
  readonly from?: StartingPosition;
  /** Which records the follower is called for, each enough: the others cost nothing. */
  readonly filters: readonly ReturnType<typeof FilterCriteria.filter>[];
}

/**
 * Joins a function to a table's stream. A batch that it fails ten times is left behind, or it would hold
 * up all that follow; Lambda then writes down where the batch lies, in a queue of this follower's own: a
 * letter that only the follower can read. It makes up for the batch when it is called with the letter,
 * while the stream remembers the records, which is a day.
 */
export class StreamFollower extends Construct {
  readonly worker: AreaFunction;
  readonly deadLettersName: string;
  /** Of batches that were missed. */
  readonly deadLetters: Queue;
  readonly follows: string;
  readonly impact: string;
  readonly behindAfter: Duration | undefined;

  constructor(scope: Construct, id: string, props: StreamFollowerProps) {
    super(scope, id);
    this.worker = props.worker;
    this.deadLettersName = props.missedName;
    this.follows = props.follows;
    this.impact = props.impact;
    this.behindAfter = props.behindAfter;
    this.deadLetters = new Queue(this, "Missed", {
      queueName: props.missedName,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
    });
    accept(this.deadLetters, {
      "AwsSolutions-SQS3":
        "Letters lie here because their function failed: it is a place for dead letters itself.",
    });
    props.worker.addEventSource(
      new DynamoEventSource(props.table, {
        startingPosition: props.from ?? StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        maxBatchingWindow: props.gathersFor ?? Duration.seconds(1),
        retryAttempts: 10,
        bisectBatchOnError: true,
        onFailure: new SqsDlq(this.deadLetters),
        filters: [...props.filters],
      }),
    );
  }

  /** Lets a function look at the letters, and make up for them by calling the follower. */
  grantRedrive(operator: LambdaFunction): void {
    this.deadLetters.grant(
      operator,
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
    );
    // As it is now, and no version of it.
    const actions = ["lambda:InvokeFunction"];
    operator.addToRolePolicy(
      new PolicyStatement({ actions, resources: [this.worker.functionArn] }),
    );
  }
}
