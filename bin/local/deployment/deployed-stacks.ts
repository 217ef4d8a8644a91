import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type Stack,
} from "@aws-sdk/client-cloudformation";

export interface DeployedStack {
  readonly name: string;
  /** Changes with each deploy that the emulator remembers. */
  readonly version: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** The stacks that are completely there. */
export async function deployedStacks(client: CloudFormationClient): Promise<DeployedStack[]> {
  return (await allStacks(client))
    .filter(
      ({ StackStatus }) => StackStatus === "CREATE_COMPLETE" || StackStatus === "UPDATE_COMPLETE",
    )
    .map(deployedStack);
}

/** What CloudFormation says of each stack that it knows, by name. */
export async function stackStates(client: CloudFormationClient): Promise<Map<string, string>> {
  const known = (await allStacks(client)).filter(
    (stack) => stack.StackStatus !== "DELETE_COMPLETE",
  );
  return new Map(known.map(({ StackName = "", StackStatus = "" }) => [StackName, StackStatus]));
}

async function allStacks(client: CloudFormationClient): Promise<Stack[]> {
  const found: Stack[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new DescribeStacksCommand({ NextToken }));
    found.push(...(page.Stacks ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

const deployedStack = ({
  StackName = "",
  StackId,
  CreationTime,
  LastUpdatedTime,
  Outputs = [],
}: Stack) => ({
  name: StackName,
  version: `${StackId} ${(LastUpdatedTime ?? CreationTime)?.toISOString()}`,
  outputs: Object.fromEntries(
    Outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]),
  ),
});

/** Names that resources got when they were made, by stack and logical id. */
export async function physicalNames(
  client: CloudFormationClient,
  stacks: readonly string[],
): Promise<(stack: string, logicalId: string) => string> {
  const names = new Map<string, string>();
  for (const StackName of stacks) {
    const { StackResources = [] } = await client.send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    for (const { LogicalResourceId, PhysicalResourceId = "" } of StackResources) {
      names.set(`${StackName}/${LogicalResourceId}`, PhysicalResourceId);
    }
  }
  return (stack, logicalId) => {
    const name = names.get(`${stack}/${logicalId}`);
    if (name === undefined) throw new Error(`Stack ${stack} was deployed without ${logicalId}.`);
    return name;
  };
}
