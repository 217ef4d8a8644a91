import { Duration } from "aws-cdk-lib";
import { type IEventBus, Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import { events, kindsFor } from "#schemas/messages/events/declarations.ts";
import type { WorkQueue } from "./queue-worker.ts";

export interface EventSubscriptionProps {
  readonly bus: IEventBus;
  readonly stageName: string;
  /** As the declarations of events name the queue. */
  readonly consumer: string;
  readonly work: WorkQueue;
}

/**
 * Brings the events that a queue is declared to take into it, whole: with their source and kind. What
 * EventBridge cannot deliver for a day lies among the queue's own dead letters, where a redrive does
 * what the event would have done.
 */
export class EventSubscription extends Construct {
  constructor(scope: Construct, id: string, props: EventSubscriptionProps) {
    super(scope, id);
    const { bus, stageName, consumer, work } = props;
    const kinds = kindsFor(consumer);
    new Rule(this, "Rule", {
      ruleName: `cardlake-${stageName}-events-for-${consumer}`,
      description: `Brings events into the queue ${consumer}.`,
      eventBus: bus,
      eventPattern: {
        source: [...new Set(kinds.map((kind) => events[kind].source))],
        detailType: [...kinds],
      },
      targets: [
        new SqsQueue(work.queue, {
          deadLetterQueue: work.deadLetters,
          // As many and as long as EventBridge tries.
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
  }
}
