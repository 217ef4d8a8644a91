import { expect, test } from "vitest";
import { resourcesIn } from "#bin/local/assembly.ts";
import { completionsOf, withoutTlsRule } from "#bin/local/completion.ts";

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

test("a bucket's policy is found through its bucket", () => {
  const policy = { Bucket: { Ref: "Images" }, PolicyDocument: { Statement: [] } };
  expect(completing("AWS::S3::BucketPolicy", policy)).toEqual([
    { stack: "Data", logicalId: "Images", what: "access without TLS", to: "bucket" },
  ]);
});

test("a queue's policy is found through each of its queues", () => {
  const policy = { Queues: [{ Ref: "Fetch" }, { Ref: "Index" }], PolicyDocument: {} };
  expect(completing("AWS::SQS::QueuePolicy", policy)).toEqual([
    { stack: "Data", logicalId: "Fetch", what: "access without TLS", to: "queue" },
    { stack: "Data", logicalId: "Index", what: "access without TLS", to: "queue" },
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
  expect(JSON.parse(withoutTlsRule(JSON.stringify(policy)) ?? "")).toEqual({
    Version: "2012-10-17",
    Statement: others,
  });
});

test("a policy that was about nothing else goes altogether", () => {
  expect(withoutTlsRule(JSON.stringify({ Statement: [refusesHttp] }))).toBeUndefined();
});
