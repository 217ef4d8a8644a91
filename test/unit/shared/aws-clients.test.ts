import { globSync, readFileSync } from "node:fs";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { callLimits } from "#shared/aws/clients.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

const made = globSync("functions/**/*.ts").flatMap((path) =>
  [...readFileSync(path, "utf8").matchAll(/new (?!Aws)\w+Client\(([^)]*)\)/g)].map(
    ([call, how]) => ({
      path,
      call,
      how: how ?? "",
    }),
  ),
);

test.each(made)("[OPS-8] $call in $path waits for no answer for ever", ({ how }) => {
  expect(how).toMatch(/\b(callLimits|patience)\b/);
});

test("[OPS-8] an AWS that does not answer is an error after a time", async () => {
  const { origin: endpoint } = await loopbackServer(() => undefined);
  const requestHandler = { ...callLimits.requestHandler, requestTimeout: 50 };
  const client = new S3Client({
    ...{ ...callLimits, maxAttempts: 1, requestHandler },
    ...{ endpoint, region: "us-east-1", forcePathStyle: true },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  try {
    await expect(client.send(new HeadBucketCommand({ Bucket: "mute" }))).rejects.toThrow("50 ms");
  } finally {
    client.destroy();
  }
});
