import { randomUUID } from "node:crypto";
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { ssmSecrets } from "#functions/sources/upstreams/ssm-secrets.ts";

const folder = `/test/${randomUUID()}`;
const Name = `${folder}/cards/api-key`;
const ssm = () =>
  new SSMClient({
    endpoint: inject("cloud").awsEndpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });

beforeAll(async () => {
  await ssm().send(new PutParameterCommand({ Name, Value: "secret", Type: "SecureString" }));
});
afterAll(async () => {
  await ssm().send(new DeleteParameterCommand({ Name }));
});

test("[ING-6] a secret that there need not be is read, or is not there", async () => {
  const secrets = ssmSecrets(ssm(), folder);
  expect(await secrets.readIfThere("cards", "api-key")).toBe("secret");
  expect(await secrets.readIfThere("cards", "other")).toBeUndefined();
});

test("[ING-6] secrets that there must be are read by name, and a missing one is named", async () => {
  const secrets = ssmSecrets(ssm(), folder);
  expect(await secrets.read("cards", ["api-key"])).toEqual({ "api-key": "secret" });
  await expect(secrets.read("cards", ["api-key", "other"])).rejects.toMatchObject({
    errorClass: "auth",
    message: `The parameter store has no ${folder}/cards/other.`,
  });
});
