import { execFile } from "node:child_process";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";

const script = join(import.meta.dirname, "../../../bin/preflight.ts");

type Answer = readonly [status: number, body: string];

/** Answers of AWS as its API references show them, by the call's name or its path. */
const newAccount: Record<string, Answer> = {
  GetCallerIdentity: [
    200,
    "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
  ],
  "/2016-08-19/account-settings": [
    200,
    '{"AccountLimit":{"ConcurrentExecutions":10,"UnreservedConcurrentExecutions":10}}',
  ],
  GetServiceQuota: [200, '{"Quota":{"QuotaCode":"L-B99A9384","Value":1000}}'],
  "/v2/email/account": [
    200,
    '{"ProductionAccessEnabled":false,"SendingEnabled":true,"SendQuota":{"Max24HourSend":200}}',
  ],
  "/v2/email/identities/": [404, '{"__type":"NotFoundException","message":"no identity"}'],
  GetParameter: [400, '{"__type":"ParameterNotFound"}'],
  "/2020-05-31/distribution": [
    200,
    "<DistributionList><MaxItems>1</MaxItems><IsTruncated>false</IsTruncated><Quantity>0</Quantity></DistributionList>",
  ],
  DescribeStacks: [
    400,
    "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id does not exist</Message></Error></ErrorResponse>",
  ],
  DescribeTable: [400, '{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}'],
  "/cardlake-": [404, ""],
  ListSubscriptionsByTopic: [
    404,
    "<ErrorResponse><Error><Code>NotFound</Code><Message>Topic does not exist</Message></Error></ErrorResponse>",
  ],
  DescribeBudgets: [200, "{}"],
};

const readyAccount: Record<string, Answer> = {
  ...newAccount,
  "/2016-08-19/account-settings": [
    200,
    '{"AccountLimit":{"ConcurrentExecutions":1000,"UnreservedConcurrentExecutions":1000}}',
  ],
  "/v2/email/account": [
    200,
    '{"ProductionAccessEnabled":true,"SendingEnabled":true,"SendQuota":{"Max24HourSend":50000}}',
  ],
  "/v2/email/identities/": [200, '{"VerifiedForSendingStatus":true}'],
  GetParameter: [200, '{"Parameter":{"Name":"/cdk-bootstrap/hnb659fds/version","Value":"27"}}'],
  DescribeBudgets: [
    200,
    '{"Budgets":[{"BudgetName":"all","BudgetType":"COST","TimeUnit":"MONTHLY"}]}',
  ],
};

const stackIn = (status: string): Answer => [
  200,
  `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Cardlake-prod-Data</StackName><StackStatus>${status}</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
];

let answers: Record<string, Answer> = {};
/** What was asked, and of which region. */
let asked: { call: string; region: string | undefined }[] = [];
let server: Server;
let endpoint = "";
beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    const [status, body] = await answerTo(request);
    const type = body.startsWith("<") ? "text/xml" : "application/x-amz-json-1.1";
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterEach(() => void server.close());

async function answerTo(request: IncomingMessage): Promise<Answer> {
  const target = String(request.headers["x-amz-target"] ?? "")
    .split(".")
    .at(-1);
  const action = new URLSearchParams(await text(request)).get("Action");
  const call = target || action || request.url || "";
  const scope = /Credential=[^/]+\/\d+\/([a-z0-9-]+)/.exec(request.headers.authorization ?? "");
  asked.push({ call, region: scope?.[1] });
  const [, answer] = Object.entries(answers).find(([name]) => call.startsWith(name)) ?? [];
  return answer ?? [400, '{"__type":"UnknownOperationException"}'];
}

function preflight(env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const all = {
      ...{ PATH: process.env["PATH"], AWS_ENDPOINT_URL: endpoint, AWS_REGION: "eu-central-1" },
      ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", STAGE: "prod", ...env },
    };
    execFile(process.execPath, [script], { env: all }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

test("[OPS-8] a new account is told everything that it lacks", { timeout: 60_000 }, async () => {
  answers = newAccount;
  const { code, said } = await preflight({ MAIL_FROM: "cards@example.com" });
  expect(code).toBe(1);
  expect(said).toContain("Account 111122223333, region eu-central-1, stage prod.");
  expect(said).toContain("MISSING  The CDK was never bootstrapped here");
  expect(said).toContain("only 10 executions at once (1000 are granted, not yet applied)");
  expect(said).toContain("MISSING  SES is in its sandbox, and the stage sends by it");
  expect(said).toContain("MISSING  SES does not know the sender cards@example.com");
  expect(said).toContain("advice   This account has no CloudFront distribution yet");
  expect(said).toContain("advice   No budget watches");
  expect(said).toContain("ok       Nothing here has the names");
  expect(said).not.toContain("unknown");
});

test("[OPS-8] a ready account lacks nothing", { timeout: 60_000 }, async () => {
  answers = readyAccount;
  const { code, said } = await preflight({ MAIL_FROM: "cards@example.com" });
  expect(said).not.toMatch(/MISSING|unknown/);
  expect(code).toBe(0);
});

test("[OPS-8] leftovers of a deleted stage stop a deploy", { timeout: 60_000 }, async () => {
  answers = {
    ...readyAccount,
    DescribeTable: [200, '{"Table":{"TableName":"cardlake-prod-users"}}'],
    "/cardlake-prod-lake-111122223333-eu-central-1": [200, ""],
    "/cardlake-": [404, ""],
  };
  const { code, said } = await preflight();
  expect(code).toBe(1);
  expect(said).toContain("left table cardlake-prod-catalog, table cardlake-prod-users");
});

test.each(["ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "REVIEW_IN_PROGRESS"])(
  "[OPS-8] a first deploy that ended as %s is no deployment: what it left is in the way",
  { timeout: 60_000 },
  async (status) => {
    answers = {
      ...readyAccount,
      DescribeTable: [200, '{"Table":{"TableName":"cardlake-prod-users"}}'],
      DescribeStacks: stackIn(status),
    };
    const { code, said } = await preflight();
    expect(code).toBe(1);
    expect(said).toContain("left table cardlake-prod-catalog");
    answers = { ...answers, DescribeStacks: stackIn("UPDATE_ROLLBACK_COMPLETE") };
    expect((await preflight()).said).toContain("The stage is deployed here already.");
  },
);

test("[OPS-8] a trial gets along with a new account's executions and Cognito's sender", {
  timeout: 60_000,
}, async () => {
  answers = { ...newAccount, GetParameter: readyAccount["GetParameter"] ?? [500, ""] };
  const { code, said } = await preflight({ STAGE: "dev" });
  expect(said).toContain("ok       Lambda may run 10 executions at once.");
  expect(said).toContain("advice   SES is in its sandbox");
  expect(code).toBe(0);
});

test("[OPS-8] SES is asked in the region that the stage sends from, all else in the stage's", {
  timeout: 60_000,
}, async () => {
  answers = readyAccount;
  await preflight({ MAIL_FROM: "cards@example.com", MAIL_REGION: "eu-west-1" });
  const regions = (part: string) =>
    new Set(asked.filter(({ call }) => call.startsWith(part)).map(({ region }) => region));
  expect(regions("/v2/email/")).toEqual(new Set(["eu-west-1"]));
  expect(regions("DescribeTable")).toEqual(new Set(["eu-central-1"]));
});

test("[OPS-8] what may not be asked, or is not known there, is said", {
  timeout: 60_000,
}, async () => {
  const { GetServiceQuota: _, ...rest } = readyAccount;
  answers = {
    ...rest,
    DescribeBudgets: [400, '{"__type":"AccessDeniedException","message":"not authorized"}'],
    "/2020-05-31/distribution": [
      501,
      "<ErrorResponse><Error><Code>NotImplemented</Code></Error></ErrorResponse>",
    ],
  };
  const { code, said } = await preflight();
  expect(code).toBe(0);
  expect(said).toContain("unknown  Budgets: you may not ask; your credentials lack the permission");
  expect(said).toContain("unknown  CloudFront: this endpoint does not know the question");
});

test("a preflight without a region says which variable names it", async () => {
  const { code, said } = await preflight({ AWS_REGION: "" });
  expect(code).toBe(2);
  expect(said).toContain("AWS_REGION must name the region");
});
