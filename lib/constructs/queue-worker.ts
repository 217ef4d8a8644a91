import { Duration } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Stage } from "../stages.ts";

/**
 * The most that SQS allows. The worker counts tries itself and gives a message up, because SQS also
 * counts deliveries that were throttled or that found the upstream away and wait: thirty of these
 * wait a day, and one that is throttled comes back after minutes. A thousand are never reached.
 */
const mostReceives = 1000;

/** A queue with its dead letters, made before the worker so that others may send to it. */
export interface WorkQueueProps {
  readonly name: string;
  readonly stage: Pick<Stage, "workers">;
  /** Of the worker; from it follows how long a message stays hidden from others. */
  readonly workerTimeout: Duration;
  /** How often the worker tries a message; waiting is no try. @default 4 */
  readonly attempts?: number;
}

export class WorkQueue extends Construct {
  readonly name: string;
  readonly deadLettersName: string;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly attempts: number;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.name = props.name;
    this.deadLettersName = `${props.name}-dead-letters`;
    this.attempts = props.attempts ?? 4;
    this.deadLetters = new Queue(this, "DeadLetters", {
      queueName: this.deadLettersName,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
    });
    this.queue = new Queue(this, "Queue", {
      queueName: props.name,
      // How long a worker that died without a word delays its message.
      visibilityTimeout: props.stage.workers.hiddenFor(props.workerTimeout),
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
      // What cannot even be begun (a function without its code) does not go round for ever.
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: mostReceives },
    });
  }

  /** Lets a function see how much lies here, look at dead letters, and send them back. */
  grantRedrive(worker: LambdaFunction): void {
    this.queue.grant(worker, "sqs:SendMessage", "sqs:GetQueueAttributes");
    this.deadLetters.grant(
      worker,
      "sqs:ReceiveMessage",
      "sqs:DeleteMessage",
      "sqs:ChangeMessageVisibility",
      "sqs:GetQueueAttributes",
    );
  }
}

export interface QueueWorkerProps {
  readonly work: WorkQueue;
  readonly worker: LambdaFunction;
  /** The table `work`, in which starts on messages are counted. */
  readonly starts: ITable;
  /** Messages a call gets at most. @default 1 */
  readonly batchSize?: number;
  /**
   * Calls that run side by side at most; SQS wants at least 2. Undefined leaves it to Lambda, which
   * then polls an idle queue with as few as two pollers instead of five.
   */
  readonly maxConcurrency: number | undefined;
  /** What people miss while messages of this queue wait or lie among the dead letters; a sentence. */
  readonly impact: string;
  /**
   * An alarm rings when a message is older. Where what is late shows in an alarm of its own, such as
   * that of a source that is not fresh, or where nobody waits, it is left out. @default no alarm
   */
  readonly lateAfter?: Duration;
}

/**
 * Joins a worker to its queue: partial batches, a bound where one is needed, a place for what fails. The ops
 * stack finds every one of these and watches it.
 */
export class QueueWorker extends Construct {
  readonly work: WorkQueue;
  readonly impact: string;
  readonly lateAfter: Duration | undefined;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const { work, worker } = props;
    this.work = work;
    this.impact = props.impact;
    this.lateAfter = props.lateAfter;
    worker.addEnvironment("QUEUE_URL", work.queue.queueUrl);
    worker.addEnvironment("DEAD_LETTERS_URL", work.deadLetters.queueUrl);
    worker.addEnvironment("MAX_ATTEMPTS", String(work.attempts));
    worker.addEnvironment("STARTS_TABLE", props.starts.tableName);
    props.starts.grant(worker, "dynamodb:UpdateItem");
    work.deadLetters.grant(worker, "sqs:SendMessage");
    worker.addEventSource(
      new SqsEventSource(work.queue, {
        batchSize: props.batchSize ?? 1,
        reportBatchItemFailures: true,
        maxConcurrency: props.maxConcurrency,
      }),
    );
  }
}
