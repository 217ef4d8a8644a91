import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { expect, inject, test } from "vitest";

const { apiUrl, awsEndpoint } = inject("cloud");
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const client = { endpoint: awsEndpoint, region: "us-east-1", credentials };
const iam = new IAMClient(client);
const lambda = new LambdaClient(client);

const health = () => fetch(`${apiUrl}/v1/health`).then((response) => response.status);

test("[OPS-2] a function whose grant is taken away fails, and works again once it is back", async () => {
  expect(await health()).toBe(200);
  const RoleName = await roleOf("cardlake-local-ops-http");
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  expect(PolicyNames).not.toEqual([]);
  const policies = await Promise.all(
    PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  try {
    for (const PolicyName of PolicyNames) {
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    }
    expect(await health()).toBe(500);
  } finally {
    for (const { PolicyName, PolicyDocument = "" } of policies) {
      await iam.send(
        new PutRolePolicyCommand({
          ...{ RoleName, PolicyName },
          PolicyDocument: decodeURIComponent(PolicyDocument),
        }),
      );
    }
  }
  expect(await health()).toBe(200);
});

async function roleOf(FunctionName: string): Promise<string> {
  const { Role = "" } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Role.split("/").at(-1) ?? "";
}
