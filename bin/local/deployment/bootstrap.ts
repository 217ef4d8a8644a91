import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { cdk } from "../assembly/cdk.ts";
import { type AwsClients, account, region } from "../emulator/aws-clients.ts";
import type { Layout } from "../layout.ts";
import { deployedStacks } from "./deployed-stacks.ts";

/** Gives the emulator what every CDK deploy needs in an account: a place for assets, and roles. */
export async function bootstrap(
  layout: Layout,
  endpoint: string,
  { cloudFormation }: AwsClients,
): Promise<"reused" | "made"> {
  const there = await deployedStacks(cloudFormation);
  if (there.some(({ name }) => name === "CDKToolkit")) return "reused";
  // In a folder without an app: bootstrapping one environment needs none, and would synthesise it.
  const cwd = join(layout.temporary, "bootstrap");
  mkdirSync(cwd, { recursive: true });
  await cdk({ layout, endpoint, cwd, args: ["bootstrap", `aws://${account}/${region}`] });
  return "made";
}
