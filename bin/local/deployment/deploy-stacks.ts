import {
  type CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackUpdateComplete,
} from "@aws-sdk/client-cloudformation";
import type { DeployableStack } from "../assembly/deployable-stacks.ts";
import { stackStates } from "./deployed-stacks.ts";

const patience = { maxWaitTime: 600, minDelay: 0.05, maxDelay: 0.3 };

/**
 * Makes stacks, or changes them into what their templates say: those that need no other beside each
 * other, the others after those that they need. It is what `cdk deploy` does, without the seconds in
 * which its program loads and compares.
 *
 * @throws Error with CloudFormation's own reasons when a stack does not come about
 */
export async function deployStacks(
  stacks: readonly DeployableStack[],
  client: CloudFormationClient,
): Promise<void> {
  const states = await stackStates(client);
  const made = new Map<string, Promise<void>>();
  for (const stack of stacks) {
    const needed = Promise.all(stack.needs.map((name) => made.get(name)));
    made.set(
      stack.name,
      needed.then(() => deployStack(stack, states.get(stack.name), client)),
    );
  }
  await Promise.all(made.values());
}

async function deployStack(
  { name, templateUrl, tags }: DeployableStack,
  state: string | undefined,
  client: CloudFormationClient,
): Promise<void> {
  const StackName = name;
  const isThere = state !== undefined && !isHalfMade(state);
  if (state !== undefined && !isThere) await remove(StackName, client);
  const wanted = {
    StackName,
    TemplateURL: templateUrl,
    Capabilities: ["CAPABILITY_IAM" as const, "CAPABILITY_NAMED_IAM" as const],
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
  try {
    if (isThere) {
      await client.send(new UpdateStackCommand(wanted));
      await waitUntilStackUpdateComplete({ client, ...patience }, { StackName });
    } else {
      await client.send(new CreateStackCommand(wanted));
      await waitUntilStackCreateComplete({ client, ...patience }, { StackName });
    }
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes("No updates are to be performed")) return;
    const reasons = await reasonsOf(StackName, client);
    throw new Error(`The stack ${name} was not deployed. ${reasons || String(cause)}`, { cause });
  }
}

/** A creation that failed, or that an emulator was ended in: nothing was ever kept in it. */
const isHalfMade = (state: string) =>
  /^(CREATE_FAILED|CREATE_IN_PROGRESS|REVIEW_IN_PROGRESS|DELETE_.*)$/.test(state) ||
  /^ROLLBACK_/.test(state);

async function remove(StackName: string, client: CloudFormationClient): Promise<void> {
  await client.send(new DeleteStackCommand({ StackName }));
  await waitUntilStackDeleteComplete({ client, ...patience }, { StackName });
}

/** What failed, the newest first; nothing when the stack was refused before anything was tried. */
async function reasonsOf(StackName: string, client: CloudFormationClient): Promise<string> {
  const { StackEvents = [] } = await client
    .send(new DescribeStackEventsCommand({ StackName }))
    .catch(() => ({ StackEvents: [] }));
  return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith("_FAILED"))
    .map((event) => `${event.LogicalResourceId}: ${event.ResourceStatusReason ?? "no reason"}`)
    .join("\n");
}
