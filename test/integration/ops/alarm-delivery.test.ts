import { randomUUID } from "node:crypto";
import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from "@aws-sdk/client-cloudwatch";
import { SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { Template } from "aws-cdk-lib/assertions";
import { expect, onTestFinished, test } from "vitest";
import { cloudClient } from "#test/support/clouds/cloud-logs.ts";
import { alarmsIn } from "#test/support/stacks/alarm-evaluator.ts";
import { synthesised } from "#test/support/stacks/synth.ts";

const account = "000000000000";
const topic = `arn:aws:sns:us-east-1:${account}:cardlake-local-alarms`;

/** A queue that hears what the stage's topic says. */
async function subscriber() {
  const sqs = new SQSClient(cloudClient());
  const QueueName = `alarm-subscriber-${randomUUID()}`;
  const arn = `arn:aws:sqs:us-east-1:${account}:${QueueName}`;
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        ...{
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
        },
        ...{ Resource: arn, Condition: { ArnEquals: { "aws:SourceArn": topic } } },
      },
    ],
  });
  const asked = new CreateQueueCommand({ QueueName, Attributes: { Policy } });
  const { QueueUrl } = await sqs.send(asked);
  onTestFinished(async () => void (await sqs.send(new DeleteQueueCommand({ QueueUrl }))));
  await new SNSClient(cloudClient()).send(
    new SubscribeCommand({
      ...{ TopicArn: topic, Protocol: "sqs" },
      Endpoint: arn,
    }),
  );
  return async () => {
    const heard = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 });
    const { Messages: [message] = [] } = await sqs.send(heard);
    return JSON.parse(JSON.parse(message?.Body ?? "{}").Message ?? "{}");
  };
}

test("[OPS-4] an alarm of the template reaches whoever subscribed to the stage's topic", async () => {
  const { ops } = synthesised().stacks;
  const [alarm] = ops ? alarmsIn(Template.fromStack(ops)) : [];
  if (!alarm) throw new Error("The stage prod has no alarm.");
  const heard = await subscriber();
  const cloudWatch = new CloudWatchClient(cloudClient());
  await cloudWatch.send(new PutMetricAlarmCommand({ ...alarm, AlarmActions: [topic] }));

  await cloudWatch.send(
    new SetAlarmStateCommand({
      ...{ AlarmName: alarm.AlarmName, StateValue: "ALARM" },
      StateReason: "A test wants to know who hears it.",
    }),
  );

  expect(await heard()).toMatchObject({
    ...{ AlarmName: alarm.AlarmName, NewStateValue: "ALARM" },
    AlarmDescription: expect.stringMatching(/Impact: .+ What to do: docs\/operate\.md/),
  });
});
