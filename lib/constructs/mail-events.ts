import { RemovalPolicy } from "aws-cdk-lib";
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  EmailSendingEvent,
  EventDestination,
} from "aws-cdk-lib/aws-ses";
import { FilterOrPolicy, SubscriptionFilter, Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { WorkQueue } from "./queue-worker.ts";

export interface MailEventsProps {
  readonly stageName: string;
  /** Where what SES says of mails is brought, as SES writes it. */
  readonly work: WorkQueue;
}

/** The configuration set that mails of alerts are sent with, and the way of what SES says of them into a queue. */
export class MailEvents extends Construct {
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, { stageName, work }: MailEventsProps) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, "Set", {
      configurationSetName: `cardlake-${stageName}-alerts`,
      reputationMetrics: true,
    });
    this.configurationSet.applyRemovalPolicy(RemovalPolicy.DESTROY);
    const topic = new Topic(this, "Topic", {
      topicName: `cardlake-${stageName}-mail-events`,
      enforceSSL: true,
    });
    topic.addSubscription(
      new SqsSubscription(work.queue, {
        rawMessageDelivery: true,
        deadLetterQueue: work.deadLetters,
        // SES also greets a new topic with a sentence, which is no event.
        filterPolicyWithMessageBody: {
          eventType: FilterOrPolicy.filter(SubscriptionFilter.existsFilter()),
        },
      }),
    );
    new ConfigurationSetEventDestination(this, "Destination", {
      configurationSet: this.configurationSet,
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
  }
}
