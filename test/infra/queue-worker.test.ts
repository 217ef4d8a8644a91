import { Duration, Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { AttributeType, Table } from "aws-cdk-lib/aws-dynamodb";
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { expect, test } from "vitest";
import { QueueWorker, WorkQueue } from "#lib/constructs/queue-worker.ts";
import { stageFrom } from "#lib/stages.ts";
import { anApp } from "#test/support/stacks/synth.ts";

function synth(): Template {
  const stack = new Stack(anApp(), "Test");
  const timeout = Duration.minutes(5);
  const worker = new LambdaFunction(stack, "Worker", {
    runtime: Runtime.NODEJS_24_X,
    handler: "index.handler",
    code: Code.fromInline("exports.handler = async () => {}"),
    timeout,
  });
  const starts = new Table(stack, "Starts", {
    partitionKey: { name: "pk", type: AttributeType.STRING },
  });
  const stage = stageFrom({ STAGE: "dev", UPSTREAM_CONTACT: "ops@example.com" });
  const work = new WorkQueue(stack, "Work", { stage, name: "test", workerTimeout: timeout });
  new QueueWorker(stack, "QueueWorker", {
    work,
    worker,
    starts,
    maxConcurrency: 2,
    impact: "prices go stale.",
  });
  return Template.fromStack(stack);
}

test("a message stays hidden for six times the worker's timeout", () => {
  synth().hasResourceProperties("AWS::SQS::Queue", { VisibilityTimeout: 30 * 60 });
});

test("[OPS-8] waiting and throttling never bury a message: the worker counts its tries itself", () => {
  const template = synth();
  template.hasResourceProperties("AWS::SQS::Queue", {
    RedrivePolicy: Match.objectLike({ maxReceiveCount: 1000 }),
  });
  template.hasResourceProperties("AWS::Lambda::Function", {
    Environment: {
      Variables: Match.objectLike({ MAX_ATTEMPTS: "4", STARTS_TABLE: Match.anyValue() }),
    },
  });
  template.hasResourceProperties("AWS::IAM::Policy", {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({ Action: "dynamodb:UpdateItem" })]),
    },
  });
});

test("one bad message does not bring its batch back, and concurrency is bounded", () => {
  synth().hasResourceProperties("AWS::Lambda::EventSourceMapping", {
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    ScalingConfig: { MaximumConcurrency: 2 },
  });
});

test("a worker may send to its dead letters and not to other queues", () => {
  const policies = Object.values(synth().findResources("AWS::IAM::Policy"));
  const sends = JSON.stringify(policies).match(/sqs:SendMessage/g) ?? [];
  expect(sends).toHaveLength(1);
});
