import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { renderMinutes } from "#functions/images/renders/render-deadline.ts";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import { synthesised, templatesOf } from "#test/support/stacks/synth.ts";

const templates = new Map(templatesOf(synthesised().stacks));
const images = templates.get("images");

const [chromium, sharp] = [/^Chromium/, /^Sharp/].map((id) => ({
  Ref: Match.stringLikeRegexp(id.source),
}));

test.each([
  { handler: "draw-render", layers: [chromium, sharp] },
  // It makes cells and draws no page: a browser would only lengthen its start.
  { handler: "mirror-images", layers: [sharp] },
])("$handler has the layers that it uses and its memory settings", ({ handler, layers }) => {
  images?.hasResourceProperties("AWS::Lambda::Function", {
    FunctionName: `cardlake-prod-images-${handler}`,
    Architectures: ["x86_64"],
    Layers: layers,
    Environment: { Variables: Match.objectLike(nativeMemoryEnv) },
  });
});

test("[IMG-5] two workers may die of a render, and a third has time to draw it", () => {
  const workers = images?.findResources("AWS::Lambda::Function", {
    Properties: { FunctionName: "cardlake-prod-images-draw-render" },
  });
  const [worker] = Object.values(workers ?? {});
  const lostSeconds = 2 * (worker?.["Properties"].Timeout + 10);
  expect(renderMinutes * 60 - lostSeconds).toBeGreaterThanOrEqual(4 * 60);
});

test("[OPS-4] somebody hears that renders wait before the first of them has failed", () => {
  templates.get("ops")?.hasResourceProperties("AWS::CloudWatch::Alarm", {
    MetricName: "ApproximateAgeOfOldestMessage",
    Dimensions: [{ Name: "QueueName", Value: "cardlake-prod-renders" }],
    Threshold: Match.anyValue(),
  });
});

test("[OPS-2] whoever draws may write pictures, and read no more of them than it shows", () => {
  const found = images?.findResources("AWS::IAM::Policy") ?? {};
  const policies = JSON.stringify(found);
  expect(policies).not.toContain("s3:*");
  const drawing = Object.entries(found).filter(([id]) => id.startsWith("DrawRender"));
  expect(drawing).toHaveLength(1);
  expect(JSON.stringify(drawing)).not.toContain("s3:DeleteObject");
  expect(policies).not.toContain('"s3:GetObject*"');
});

test("the stream of users' items is filtered before anybody pays for a call", () => {
  images?.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
    FilterCriteria: {
      Filters: [{ Pattern: Match.stringLikeRegexp("INSERT.*ITEM#") }],
    },
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 10,
    // Of its own: a worker of messages could do nothing with where a batch lies.
    DestinationConfig: {
      OnFailure: {
        Destination: { "Fn::GetAtt": [Match.stringLikeRegexp("^NewItemsMissed"), "Arn"] },
      },
    },
  });
  templates.get("data")?.hasResourceProperties("AWS::DynamoDB::GlobalTable", {
    TableName: "cardlake-prod-users",
    StreamSpecification: { StreamViewType: "NEW_IMAGE" },
  });
});

test("a render is tried four times before its owner hears that it failed", () => {
  images?.hasResourceProperties("AWS::Lambda::Function", {
    FunctionName: "cardlake-prod-images-draw-render",
    Environment: { Variables: Match.objectLike({ MAX_ATTEMPTS: "4" }) },
  });
});

test.each([
  { stack: "images", role: "DrawRender" },
  { stack: "api", role: "Images" },
])("[OPS-2] in $stack $role may have pictures checked by the queue for them", ({ stack, role }) => {
  const policies = Object.entries(templates.get(stack)?.findResources("AWS::IAM::Policy") ?? {});
  const own = policies.filter(([id]) => id.startsWith(role)).map(([, policy]) => policy);
  const statements = JSON.stringify(own);
  expect(statements).toContain("sqs:SendMessage");
  expect(statements).toMatch(/Mirror[A-Za-z0-9]*Queue/);
});

test("[IMG-7] pictures and renders are kept where a backup is, and `work` has no part of them", () => {
  const stages = Object.values(
    templates.get("data")?.findResources("AWS::DynamoDB::GlobalTable") ?? {},
  );
  const table = stages.find(({ Properties }) => Properties.TableName === "cardlake-prod-pictures");
  expect(table).toMatchObject({
    DeletionPolicy: "RetainExceptOnCreate",
    UpdateReplacePolicy: "Retain",
    Properties: {
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    },
  });
  for (const stack of ["images", "api"]) {
    const policies = Object.entries(templates.get(stack)?.findResources("AWS::IAM::Policy") ?? {});
    const own = policies.filter(([id]) =>
      /^(DrawRender|MirrorImages|QueueWantedImages|Images)/.test(id),
    );
    const onWork = own.flatMap(([, { Properties }]) =>
      Properties.PolicyDocument.Statement.filter(
        (one: { Resource: unknown }) =>
          JSON.stringify(one.Resource).includes("WorkTable") ||
          /"[^"]*Work[0-9A-F]{8}/.test(JSON.stringify(one.Resource)),
      ).flatMap(({ Action }: { Action: string | string[] }) => Action),
    );
    // A message's starts, and the pace of picture servers: single items that may be forgotten.
    expect(
      onWork.filter((action) => !["dynamodb:UpdateItem", "dynamodb:GetItem"].includes(action)),
    ).toEqual([]);
  }
});

test("[CAT-5] the CDN reads what is hosted, drawn, uploaded or offered as files, and nothing that is for drawing alone", () => {
  const policies = Object.values(
    templates.get("data")?.findResources("AWS::S3::BucketPolicy") ?? {},
  );
  const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const [forCdn, ...others] = statements.filter(
    ({ Principal }) => Principal?.Service === "cloudfront.amazonaws.com",
  );
  expect(others).toEqual([]);
  expect(forCdn.Action).toBe("s3:GetObject");
  const folders = JSON.stringify(forCdn.Resource).match(/"\/[^"]*"/g);
  expect(folders?.toSorted()).toEqual(['"/dumps/*"', '"/hosted/*"', '"/own/*"', '"/renders/*"']);
});

test("[CAT-5] every function of pictures knows which games are hosted", () => {
  for (const [name, handler] of [
    ["images", "mirror-images"],
    ["images", "draw-render"],
    ["api", "http"],
  ]) {
    templates.get(name ?? "")?.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: `cardlake-prod-images-${handler}`,
      Environment: { Variables: Match.objectLike({ HOSTED_PICTURES: "pokemon" }) },
    });
  }
});
