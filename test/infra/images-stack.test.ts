import { Match } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { silentMs } from "#functions/images/renders/render-view.ts";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import { synthesised, templatesOf } from "#test/support/synth.ts";

const templates = new Map(templatesOf(synthesised().stacks));
const images = templates.get("images");

test.each(["draw-render", "mirror-images"])(
  "%s has the layer and its memory settings",
  (handler) => {
    images?.hasResourceProperties("AWS::Lambda::Function", {
      FunctionName: `cardlake-prod-images-${handler}`,
      Architectures: ["x86_64"],
      Layers: [Match.anyValue()],
      Environment: { Variables: Match.objectLike(nativeMemoryEnv) },
    });
  },
);

test("[IMG-5] a render is not shown as failed before a dead worker's message has come back", () => {
  const queues = images?.findResources("AWS::SQS::Queue", {
    Properties: { QueueName: "cardlake-prod-renders" },
  });
  const [queue] = Object.values(queues ?? {});
  const hiddenMs = queue?.["Properties"].VisibilityTimeout * 1000;
  // It is taken up within minutes after that, because others wait in the same queue.
  expect(silentMs - hiddenMs).toBeGreaterThanOrEqual(10 * 60_000);
});

test("[OPS-2] whoever draws may write pictures, and read no more of them than it shows", () => {
  const policies = JSON.stringify(images?.findResources("AWS::IAM::Policy"));
  expect(policies).not.toContain("s3:*");
  expect(policies).not.toContain("s3:DeleteObject");
  expect(policies).not.toContain('"s3:GetObject*"');
});

test("the stream of users' items is filtered before anybody pays for a call", () => {
  images?.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
    FilterCriteria: {
      Filters: [{ Pattern: Match.stringLikeRegexp("INSERT.*ITEM#") }],
    },
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 10,
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
