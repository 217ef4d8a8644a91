import { DeleteStackCommand, DescribeStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, expect, inject, test } from "vitest";
import type { DeployableStack } from "#bin/local/assembly/deployable-stacks.ts";
import { deployStacks } from "#bin/local/deployment/deploy-stacks.ts";
import { stackStates } from "#bin/local/deployment/deployed-stacks.ts";
import { awsClients } from "#bin/local/emulator/aws-clients.ts";

const cloud = inject("cloud");
const { close, cloudFormation, s3 } = awsClients(cloud.awsEndpoint);
const run = `test-${crypto.randomUUID().slice(0, 8)}`;
const made: string[] = [];
afterAll(async () => {
  for (const StackName of made.reverse()) {
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
  }
  close();
});

/** A stack of this run, whose template lies where the CDK's templates lie. */
async function stackOf(
  name: string,
  resources: object,
  more: Partial<DeployableStack> & { Outputs?: object } = {},
): Promise<DeployableStack> {
  const { Outputs = {}, needs = [] } = more;
  const Bucket = "cdk-hnb659fds-assets-000000000000-us-east-1";
  const Key = `${run}-${name}-${crypto.randomUUID()}.json`;
  const Body = JSON.stringify({ Resources: resources, Outputs });
  await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  const fullName = `${run}-${name}`;
  if (!made.includes(fullName)) made.push(fullName);
  return {
    ...{ name: fullName, tags: {}, needs },
    templateUrl: `https://s3.us-east-1.amazonaws.com/${Bucket}/${Key}`,
  };
}

const queue = (QueueName: string) => ({
  Type: "AWS::SQS::Queue",
  Properties: { QueueName: `${run}-${QueueName}` },
});
const refused = { Type: "AWS::Cardlake::Nothing", Properties: {} };
const stateOf = async ({ name }: DeployableStack) => (await stackStates(cloudFormation)).get(name);

async function resourcesOf({ name }: DeployableStack): Promise<(string | undefined)[]> {
  const answer = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName: name }));
  return (answer.StackResources ?? []).map(({ LogicalResourceId }) => LogicalResourceId).sort();
}

test("[RUN-1] a stack comes after the one whose output it imports", async () => {
  const Name = `${run}-exported`;
  const first = await stackOf(
    "first",
    { One: queue("one") },
    { Outputs: { Queue: { Value: { Ref: "One" }, Export: { Name } } } },
  );
  const two = { Type: "AWS::SSM::Parameter" };
  const Properties = { Name: `/${run}`, Type: "String", Value: { "Fn::ImportValue": Name } };
  const second = await stackOf("second", { Two: { ...two, Properties } }, { needs: [first.name] });
  await deployStacks([first, second], cloudFormation);
  expect([await stateOf(first), await stateOf(second)]).toEqual([
    "CREATE_COMPLETE",
    "CREATE_COMPLETE",
  ]);
});

test("[RUN-1] a stack that is there is changed, and one that is up to date is left alone", async () => {
  const before = await stackOf("changed", { One: queue("a") });
  await deployStacks([before], cloudFormation);
  await deployStacks([before], cloudFormation);
  expect(await stateOf(before)).toBe("CREATE_COMPLETE");
  const after = await stackOf("changed", { One: queue("a"), Other: queue("b") });
  await deployStacks([after], cloudFormation);
  expect(await stateOf(after)).toBe("UPDATE_COMPLETE");
  expect(await resourcesOf(after)).toEqual(["One", "Other"]);
});

test("[RUN-1] what was half made is made anew, and CloudFormation's reason is told", async () => {
  const bad = await stackOf("half", { One: queue("half"), Bad: failing });
  await expect(deployStacks([bad], cloudFormation)).rejects.toThrow(
    new RegExp(`The stack ${run}-half was not deployed\\. .*Bad`, "s"),
  );
  expect(await stateOf(bad)).toMatch(/ROLLBACK_COMPLETE|CREATE_FAILED/);
  const good = await stackOf("half", { One: queue("half") });
  await deployStacks([good], cloudFormation);
  expect(await stateOf(good)).toBe("CREATE_COMPLETE");
});

test("[RUN-1] a change that fails is told, and leaves what was there", async () => {
  const good = await stackOf("kept", { One: queue("kept") });
  await deployStacks([good], cloudFormation);
  const bad = await stackOf("kept", { One: queue("kept"), Bad: failing });
  await expect(deployStacks([bad], cloudFormation)).rejects.toThrow("Bad: ");
  expect(await stateOf(good)).toBe("UPDATE_ROLLBACK_COMPLETE");
  await deployStacks([await stackOf("kept", { Two: queue("kept-2") })], cloudFormation);
  expect(await stateOf(good)).toBe("UPDATE_COMPLETE");
});

test("[RUN-1] a template that is refused is an error", async () => {
  const unknown = await stackOf("refused", { Bad: refused });
  await expect(deployStacks([unknown], cloudFormation)).rejects.toThrow(
    `The stack ${run}-refused was not deployed. `,
  );
});

/** Accepted in a template; making it fails, since the CDK's bootstrap has a parameter of that name. */
const failing = {
  Type: "AWS::SSM::Parameter",
  Properties: { Name: "/cdk-bootstrap/hnb659fds/version", Type: "String", Value: "another" },
};
