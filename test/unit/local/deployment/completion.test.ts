import { expect, test } from "vitest";
import { resourcesIn } from "#bin/local/assembly/assembly.ts";
import { completionsOf } from "#bin/local/deployment/completion.ts";
import { asEmulatorAsks, withoutBlindRefusals } from "#bin/local/deployment/policies.ts";

const completing = (Type: string, Properties: object) =>
  completionsOf(resourcesIn("Data", { Resources: { Thing: { Type, Properties } } }));

const ofThing = { stack: "Data", logicalId: "Thing" };

test("a table's expiry and recovery are set after the deploy", () => {
  const found = completing("AWS::DynamoDB::GlobalTable", {
    TimeToLiveSpecification: { AttributeName: "expiresAtSeconds", Enabled: true },
    Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
  });
  expect(found).toEqual([
    { ...ofThing, what: "time to live", attribute: "expiresAtSeconds" },
    { ...ofThing, what: "point-in-time recovery" },
  ]);
});

test("a table that asks for neither gets neither", () => {
  const off = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } };
  expect(completing("AWS::DynamoDB::GlobalTable", { Replicas: [off] })).toEqual([]);
});

test("a lifecycle rule keeps its meaning in the words of the S3 API", () => {
  const Rules = [
    {
      Id: "cold",
      Status: "Enabled",
      Prefix: "bronze/",
      ExpirationInDays: 365,
      Transitions: [{ StorageClass: "INTELLIGENT_TIERING", TransitionInDays: 30 }],
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
    },
  ];
  expect(completing("AWS::S3::Bucket", { LifecycleConfiguration: { Rules } })).toEqual([
    {
      ...ofThing,
      what: "lifecycle",
      rules: [
        {
          ID: "cold",
          Status: "Enabled",
          Filter: { Prefix: "bronze/" },
          Expiration: { Days: 365 },
          Transitions: [{ StorageClass: "INTELLIGENT_TIERING", Days: 30 }],
          NoncurrentVersionExpiration: { NoncurrentDays: 7 },
        },
      ],
    },
  ]);
});

test("what is left of objects that were deleted goes too", () => {
  const Rules = [{ Status: "Enabled", ExpiredObjectDeleteMarker: true }];
  expect(completing("AWS::S3::Bucket", { LifecycleConfiguration: { Rules } })).toEqual([
    {
      ...{ ...ofThing, what: "lifecycle" },
      rules: [
        {
          ...{ Status: "Enabled", Filter: { Prefix: "" } },
          Expiration: { ExpiredObjectDeleteMarker: true },
        },
      ],
    },
  ]);
});

test("a lifecycle rule that cannot be translated is an error, not left out", () => {
  const Rules = [{ Status: "Enabled", TagFilters: [{ Key: "a", Value: "b" }] }];
  expect(() => completing("AWS::S3::Bucket", { LifecycleConfiguration: { Rules } })).toThrow(
    "TagFilters",
  );
});

test("reserved concurrency of zero is a setting too", () => {
  expect(completing("AWS::Lambda::Function", { ReservedConcurrentExecutions: 0 })).toEqual([
    { ...ofThing, what: "reserved concurrency", executions: 0 },
  ]);
});

test("an API's rules for other origins are set after the deploy, and an unknown one is an error", () => {
  const cors = { AllowOrigins: ["*"], AllowMethods: ["*"], ExposeHeaders: ["etag"] };
  expect(completing("AWS::ApiGatewayV2::Api", { CorsConfiguration: cors })).toEqual([
    { ...ofThing, what: "cross-origin access", cors },
  ]);
  expect(completing("AWS::ApiGatewayV2::Api", {})).toEqual([]);
  const unknown = { CorsConfiguration: { ...cors, Nonsense: true } };
  expect(() => completing("AWS::ApiGatewayV2::Api", unknown)).toThrow("Nonsense");
});

test("a bucket's policy is found through its bucket", () => {
  const policy = { Bucket: { Ref: "Images" }, PolicyDocument: { Statement: [] } };
  expect(completing("AWS::S3::BucketPolicy", policy)).toEqual([
    { stack: "Data", logicalId: "Images", what: "access that it would refuse", to: "bucket" },
  ]);
});

test("a queue's policy is found through each of its queues", () => {
  const policy = { Queues: [{ Ref: "Fetch" }, { Ref: "Index" }], PolicyDocument: {} };
  expect(completing("AWS::SQS::QueuePolicy", policy)).toEqual([
    { stack: "Data", logicalId: "Fetch", what: "access that it would refuse", to: "queue" },
    { stack: "Data", logicalId: "Index", what: "access that it would refuse", to: "queue" },
  ]);
});

const refusesHttp = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

test("only the rule against plain HTTP is taken out of a policy", () => {
  const others = [
    { Effect: "Allow", Principal: "*", Action: "s3:GetObject" },
    { Effect: "Deny", Principal: "*", Action: "s3:PutObject" },
  ];
  const policy = { Version: "2012-10-17", Statement: [refusesHttp, ...others] };
  expect(JSON.parse(withoutBlindRefusals(JSON.stringify(policy)) ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: others,
  });
});

test("a refusal by a header that the emulator never sees goes, and a permission by it stays", () => {
  const Condition = { Null: { "s3:if-none-match": "true" } };
  const policy = {
    Statement: [
      { Effect: "Deny", Condition },
      { Effect: "Allow", Condition },
    ],
  };
  expect(withoutBlindRefusals(JSON.stringify(policy))).toBe(
    JSON.stringify({ Statement: [{ Effect: "Allow", Condition }] }),
  );
});

test("a policy that was about nothing else goes altogether", () => {
  expect(withoutBlindRefusals(JSON.stringify({ Statement: [refusesHttp] }))).toBeUndefined();
});

test("who may send a message may send ten, also after a repeated completion", () => {
  const once = asEmulatorAsks(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: "a" },
        { Effect: "Allow", Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage"], Resource: "b" },
      ],
    }),
  );
  expect(JSON.parse(once).Statement).toEqual([
    { Effect: "Allow", Action: ["sqs:SendMessage", "sqs:SendMessageBatch"], Resource: "a" },
    {
      Effect: "Allow",
      Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:DeleteMessageBatch"],
      Resource: "b",
    },
  ]);
  expect(asEmulatorAsks(once)).toBe(once);
});

test("who may read one stream may read any, and nothing else of more than before", () => {
  const reads = ["dynamodb:GetRecords", "dynamodb:GetShardIterator"];
  const once = asEmulatorAsks(
    JSON.stringify({
      Statement: [
        { Effect: "Allow", Action: ["dynamodb:DescribeStream", ...reads], Resource: "stream" },
        { Effect: "Allow", Action: "dynamodb:GetItem", Resource: "table" },
      ],
    }),
  );
  expect(JSON.parse(once).Statement).toEqual([
    { Effect: "Allow", Action: ["dynamodb:DescribeStream"], Resource: "stream" },
    { Effect: "Allow", Action: reads, Resource: "*" },
    { Effect: "Allow", Action: ["dynamodb:GetItem"], Resource: "table" },
  ]);
  expect(asEmulatorAsks(once)).toBe(once);
});

test("who may insert by statements into a table may send statements, and nothing else", () => {
  const Action = ["dynamodb:PutItem", "dynamodb:PartiQLInsert"];
  const once = asEmulatorAsks(
    JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource: "table" }] }),
  );
  expect(JSON.parse(once).Statement).toEqual([
    { Effect: "Allow", Action, Resource: "table" },
    { Effect: "Allow", Action: ["dynamodb:BatchExecuteStatement"], Resource: "*" },
  ]);
  expect(asEmulatorAsks(once)).toBe(once);
});

test("a role's policy is completed only where it speaks of queues, streams or statements", () => {
  const policy = (Action: string) => ({
    PolicyName: "Policy",
    Roles: [{ Ref: "Role" }],
    PolicyDocument: { Statement: [{ Effect: "Allow", Action, Resource: "*" }] },
  });
  expect(completing("AWS::IAM::Policy", policy("s3:GetObject"))).toEqual([]);
  for (const action of ["sqs:SendMessage", "dynamodb:GetShardIterator", "dynamodb:PartiQLInsert"]) {
    expect(completing("AWS::IAM::Policy", policy(action))).toEqual([
      { stack: "Data", logicalId: "Role", what: "permissions asked otherwise", policy: "Policy" },
    ]);
  }
});
