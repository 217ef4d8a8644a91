import { DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { ask } from "./ask.ts";
import type { PreflightClients } from "./clients.ts";

/** What a stack is called that was never made whole, or is gone: no deploy can go on with it. */
const neverStood: ReadonlySet<string> = new Set([
  ...["CREATE_FAILED", "DELETE_COMPLETE", "DELETE_FAILED", "DELETE_IN_PROGRESS"],
  ...["REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "ROLLBACK_IN_PROGRESS"],
]);

/** Whether the stage's stack of data stands in the account. */
export const isDeployed = (stage: string, { cloudFormation }: PreflightClients) =>
  ask(
    async () => {
      const StackName = `Cardlake-${stage}-Data`;
      const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
      return Stacks.some(({ StackStatus = "" }) => !neverStood.has(StackStatus));
    },
    // CloudFormation's word for a stack that does not exist.
    ["ValidationError"],
    false,
  );
