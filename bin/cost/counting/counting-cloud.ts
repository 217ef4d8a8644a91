import { setTimeout as sleep } from "node:timers/promises";
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  paginateListFunctions,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, ListQueuesCommand } from "@aws-sdk/client-sqs";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import type { Work } from "../counted-work.ts";
import { CountingProxies } from "./counting-proxy.ts";
import { logsSince } from "./function-logs.ts";
import { workOf } from "./work-of.ts";

/** So long must nobody call before what was asked for counts as done, queues and streams included. */
const quietEnoughMs = 1_500;
const patienceMs = 15 * 60_000;
const messageCounts = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;
const prefix = "cardlake-local-";

/** A local cloud in which every call of a function passes a counter. */
export class CountingCloud {
  private readonly proxies: CountingProxies;
  private readonly workers: string[] = [];
  private readonly cloud: LocalCloud;

  constructor(cloud: LocalCloud) {
    this.cloud = cloud;
    this.proxies = new CountingProxies(cloud.endpoint);
  }

  /**
   * Leads the calls of every function through its counter, once they are at rest: a worker that is changed drops the message in its hands, which
   * then hides for ten minutes.
   */
  async open(): Promise<void> {
    await this.settled();
    const { lambda } = this.cloud.clients;
    for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
      for (const { FunctionName = "" } of Functions) {
        if (FunctionName.startsWith(prefix)) await this.redirect(FunctionName);
      }
    }
  }

  close(): void {
    this.proxies.close();
  }

  has(worker: string): boolean {
    return this.workers.includes(worker);
  }

  /** What functions do because of `act`, to the last message, divided by `times`. */
  async counted(act: () => Promise<void>, times = 1): Promise<Work> {
    await this.settled();
    const sinceMs = Date.now();
    this.proxies.calls.length = 0;
    await act();
    await this.settled();
    const logs = await logsSince(this.cloud.endpoint, this.workers, sinceMs);
    return workOf(this.proxies.calls, logs, times);
  }

  /** Starts a function as its schedule does. */
  async invoke(worker: string): Promise<void> {
    const event = { id: "counted", time: new Date().toISOString(), detail: {} };
    await this.cloud.clients.lambda.send(
      new InvokeCommand({
        FunctionName: `${prefix}${worker}`,
        Payload: Buffer.from(JSON.stringify(event)),
      }),
    );
  }

  private async redirect(FunctionName: string): Promise<void> {
    const { lambda } = this.cloud.clients;
    const worker = FunctionName.slice(prefix.length);
    this.workers.push(worker);
    const { Environment } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName }),
    );
    const address = await this.proxies.addressFor(worker);
    // The SDK sends to the host that a queue's address names.
    const Variables = Object.fromEntries(
      Object.entries({ ...Environment?.Variables, AWS_ENDPOINT_URL: address }).map(
        ([name, value]) => [name, value.replaceAll(this.cloud.endpoint, address)],
      ),
    );
    await lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }),
    );
  }

  /** Whether a worker has a message in its hands, or one waits. */
  private async hasWork(): Promise<boolean> {
    const { sqs } = this.cloud.clients;
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
    for (const QueueUrl of QueueUrls.filter((url) => !url.endsWith("-dead-letters"))) {
      const AttributeNames = [...messageCounts];
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames }),
      );
      if (messageCounts.some((name) => Number(Attributes?.[name] ?? 0) > 0)) return true;
    }
    return false;
  }

  private async settled(): Promise<void> {
    const deadline = Date.now() + patienceMs;
    await sleep(quietEnoughMs);
    while (this.proxies.quietMs() < quietEnoughMs || (await this.hasWork())) {
      if (Date.now() > deadline) throw new Error("The functions never came to rest.");
      await sleep(100);
    }
  }
}
