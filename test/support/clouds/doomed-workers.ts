import { readdirSync, readFileSync } from "node:fs";
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import {
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { inject } from "vitest";
import { cloudClient } from "#test/support/clouds/cloud-logs.ts";

/** Process ids of this cloud's workers of one function, named by area and handler. */
export const workersOf = (name: string): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = commandOf(pid);
      return command.includes(inject("cloud").workers) && command.includes(`-${name}-`);
    });

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It ended while we looked.
    return "";
  }
}

/** What a test leaves undone until it is over, come what may. */
type AtTheEnd = (undo: () => Promise<void>) => void;

/**
 * Gives a function so long for a call, until the test is over: a message whose worker died comes back when that
 * worker must be dead.
 */
export async function timeoutOf(name: string, seconds: number, atTheEnd: AtTheEnd): Promise<void> {
  const lambda = new LambdaClient(cloudClient());
  const of = { FunctionName: `cardlake-local-${name}` };
  const { Timeout } = await lambda.send(new GetFunctionConfigurationCommand(of));
  const set = async (Timeout: number | undefined) =>
    void (await lambda.send(new UpdateFunctionConfigurationCommand({ ...of, Timeout })));
  atTheEnd(() => set(Timeout));
  await set(seconds);
}

/** Has a queue hide its messages for so long, which one whose worker died while it started waits for. */
export async function hidingOf(name: string, seconds: number, atTheEnd: AtTheEnd): Promise<void> {
  const sqs = new SQSClient(cloudClient());
  const QueueUrl = `${cloudClient().endpoint}/000000000000/cardlake-local-${name}`;
  const asked = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["VisibilityTimeout"] });
  const { Attributes } = await sqs.send(asked);
  const set = async (VisibilityTimeout: string | undefined) =>
    void (await sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl,
        Attributes: VisibilityTimeout ? { VisibilityTimeout } : {},
      }),
    ));
  atTheEnd(() => set(Attributes?.VisibilityTimeout));
  await set(String(seconds));
}
