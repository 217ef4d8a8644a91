import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { GetBucketLifecycleConfigurationCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, expect, inject, test } from "vitest";
import { awsClients } from "#bin/local/emulator/aws-clients.ts";

const cloud = inject("cloud");
const clients = awsClients(cloud.awsEndpoint);
afterAll(() => clients.close());

test("[RUN-1] the deployed API answers", async () => {
  const answer = await fetch(`${cloud.apiUrl}/v1/health`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok", stage: "local" });
});

test("[RUN-1] a picture's address leads through the deployed distribution", async () => {
  const Key = `renders/test/${crypto.randomUUID()}.txt`;
  const Bucket = "cardlake-local-images-000000000000-us-east-1";
  await clients.s3.send(
    new PutObjectCommand({ Bucket, Key, Body: "a picture", ContentType: "text/plain" }),
  );

  const answer = await fetch(`${cloud.imagesBaseUrl}/${Key}`);

  expect(await answer.text()).toBe("a picture");
  expect(answer.headers.get("via")).toContain("CloudFront");
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'");
});

test("the distribution gives nothing of the bucket but renders and cells", async () => {
  const Bucket = "cardlake-local-images-000000000000-us-east-1";
  const Key = `originals/${crypto.randomUUID()}`;
  await clients.s3.send(new PutObjectCommand({ Bucket, Key, Body: "an original" }));
  expect((await fetch(`${cloud.imagesBaseUrl}/${Key}`)).status).toBe(403);
});

test("what the emulator's CloudFormation leaves out is set as the templates ask for it", async () => {
  const TableName = "cardlake-local-work";
  const { TimeToLiveDescription: ttl } = await clients.dynamo.send(
    new DescribeTimeToLiveCommand({ TableName }),
  );
  expect(ttl).toMatchObject({ TimeToLiveStatus: "ENABLED", AttributeName: "expiresAtSeconds" });

  const { ContinuousBackupsDescription: backups } = await clients.dynamo.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  expect(backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe("ENABLED");

  const { Rules } = await clients.s3.send(
    new GetBucketLifecycleConfigurationCommand({
      Bucket: "cardlake-local-lake-000000000000-us-east-1",
    }),
  );
  expect(Rules?.map(({ ID }) => ID)).toContain("cold-bronze");
});

test("the sample upstream stands beside it", async () => {
  expect((await fetch(`${cloud.upstream}/v2/en/sets`)).status).toBe(200);
});
