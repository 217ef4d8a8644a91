import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  CreateStackCommand,
  type Parameter,
  waitUntilStackCreateComplete,
} from "@aws-sdk/client-cloudformation";
import type { AwsClients } from "../emulator/aws-clients.ts";
import { deployedStacks } from "./deployed-stacks.ts";

const StackName = "CDKToolkit";

/** The CDK's own, of the version that deploys afterwards. */
const template = createRequire(import.meta.url).resolve(
  "aws-cdk/lib/api/bootstrap/bootstrap-template.yaml",
);

/** What `cdk bootstrap` fills in; the rest has defaults in the template. */
const parameters: readonly Parameter[] = [
  {
    ParameterKey: "CloudFormationExecutionPolicies",
    ParameterValue: "arn:aws:iam::aws:policy/AdministratorAccess",
  },
  { ParameterKey: "FileAssetsBucketKmsKeyId", ParameterValue: "AWS_MANAGED_KEY" },
];

/**
 * Gives the emulator what every CDK deploy needs in an account: a place for assets, and roles. It is
 * what `cdk bootstrap` does to an empty account, without the seconds in which its program loads.
 *
 * @throws Error if the stack is not there within a minute, or its creation fails
 */
export async function bootstrap({
  cloudFormation: client,
}: AwsClients): Promise<"reused" | "made"> {
  const there = await deployedStacks(client);
  if (there.some(({ name }) => name === StackName)) return "reused";
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: readFileSync(template, "utf8"),
      Parameters: [...parameters],
      Capabilities: ["CAPABILITY_NAMED_IAM"],
    }),
  );
  const seconds = { maxWaitTime: 60, minDelay: 0.05, maxDelay: 1 };
  await waitUntilStackCreateComplete({ client, ...seconds }, { StackName });
  return "made";
}
