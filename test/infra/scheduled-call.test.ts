import { Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { Schedule } from "aws-cdk-lib/aws-events";
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { expect, test } from "vitest";
import { ScheduledCall } from "#lib/constructs/scheduled-call.ts";
import { anApp } from "#test/support/synth.ts";

test("a function that a schedule calls keeps the occasions that failed, however they did", () => {
  const stack = new Stack(anApp(), "Test");
  const worker = new LambdaFunction(stack, "Worker", {
    runtime: Runtime.NODEJS_24_X,
    handler: "index.handler",
    code: Code.fromInline("exports.handler = async () => {}"),
  });
  const failures = new Queue(stack, "Failures");
  new ScheduledCall(stack, "Hourly", {
    ...{ ruleName: "hourly", schedule: Schedule.cron({ minute: "0" }), description: "Looks." },
    ...{ worker, failures },
  });
  const template = Template.fromStack(stack);
  const [queue] = Object.keys(template.findResources("AWS::SQS::Queue"));
  const arn = { "Fn::GetAtt": [queue, "Arn"] };
  template.hasResourceProperties("AWS::Lambda::EventInvokeConfig", {
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure: { Destination: arn } },
  });
  template.hasResourceProperties("AWS::Events::Rule", {
    Targets: [Match.objectLike({ DeadLetterConfig: { Arn: arn } })],
  });
  expect(queue).toBeDefined();
});
