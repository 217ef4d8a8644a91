import { z } from "zod";
import { stacksOf } from "../assembly/assembly.ts";
import { deployableStacks } from "../assembly/deployable-stacks.ts";
import type { Synthesis } from "../assembly/synthesis.ts";
import type { AwsClients } from "../emulator/aws-clients.ts";
import { readJson, removeFiles, writeJson } from "../json-file.ts";
import type { Layout } from "../layout.ts";
import { completeDeploy } from "./complete-deploy.ts";
import { deployStacks } from "./deploy-stacks.ts";
import { type DeployedStack, deployedStacks } from "./deployed-stacks.ts";
import { publishAssets } from "./publish-assets.ts";

export interface Deployment {
  /** What the stacks tell about themselves, by output name. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: "reused" | "deployed";
}

/** Notes which synthesis was deployed, and by which versions the emulator must still know it. */
const Note = z.strictObject({ stamp: z.string(), versions: z.array(z.string()) });

/** Brings the stacks of a synthesis into the emulator, unless they are there already. */
export async function deploy(
  layout: Layout,
  { assembly, stamp }: Synthesis,
  clients: AwsClients,
): Promise<Deployment> {
  const names = stacksOf(assembly);
  const there = await deployedStacks(clients.cloudFormation);
  if (isNoted(readJson(layout.deployed, Note), stamp, only(names, there))) {
    return { outputs: outputsOf(only(names, there)), outcome: "reused" };
  }
  removeFiles(layout.deployed);
  await publishAssets(assembly, clients.s3);
  await deployStacks(deployableStacks(assembly), clients.cloudFormation);
  await completeDeploy(assembly, clients);
  const deployed = only(names, await deployedStacks(clients.cloudFormation));
  writeJson(layout.deployed, { stamp, versions: versionsOf(deployed) });
  return { outputs: outputsOf(deployed), outcome: "deployed" };
}

/** An emulator that was killed has forgotten its last deploys; then the note is about nothing. */
function isNoted(note: z.output<typeof Note> | undefined, stamp: string, there: DeployedStack[]) {
  return note?.stamp === stamp && note.versions.join() === versionsOf(there).join();
}

const only = (names: string[], stacks: DeployedStack[]) =>
  stacks.filter(({ name }) => names.includes(name));

const versionsOf = (stacks: DeployedStack[]) => stacks.map(({ version }) => version).sort();

const outputsOf = (stacks: DeployedStack[]): Record<string, string> =>
  Object.assign({}, ...stacks.map(({ outputs }) => outputs));
