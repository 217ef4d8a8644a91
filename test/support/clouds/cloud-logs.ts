import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { inject } from "vitest";
import type { LogLine } from "#test/support/workers/log-lines.ts";

const patienceMs = 60_000;
/** Lines that are there at all are there by then, unless the emulator was too busy to collect them. */
const promptMs = 2_000;
/** As many workers of one function as are kept warm at the most. */
const mostWorkers = 3;

/** What a client of the emulator under test needs. */
export const cloudClient = () => ({
  endpoint: inject("cloud").awsEndpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

/**
 * The JSON lines of a function's log, oldest first; other lines are the runtime's.
 *
 * @param name area and handler, such as `sources-fetch-unit`
 */
export async function linesOf(name: string, since: Date): Promise<LogLine[]> {
  const client = new CloudWatchLogsClient(cloudClient());
  const input = { logGroupName: `/cardlake/local/${name}`, startTime: since.getTime() };
  const lines: LogLine[] = [];
  for await (const { events = [] } of paginateFilterLogEvents({ client }, input)) {
    const texts = events.map(({ message = "" }) => message.slice(message.indexOf("{")));
    lines.push(...texts.filter((text) => text.startsWith("{")).flatMap(parsed));
  }
  return lines;
}

/**
 * The lines of a function that were written for a cause, once there are any.
 *
 * The emulator collects a call's lines for 50 ms after its answer. Those that its reader has not read
 * by then, because the machine is busy, it keeps for the next call of the same worker; a function that
 * nothing calls again would stay silent for ever. So workers of queues and streams get a call without
 * records.
 */
export async function linesFor(cause: string, name: string, since: Date): Promise<LogLine[]> {
  const until = Date.now() + patienceMs;
  let nextCallMs = Date.now() + promptMs;
  for (;;) {
    const lines = await linesOf(name, since);
    const found = lines.filter(({ correlationId }) => correlationId === cause);
    if (found.length > 0) return found;
    if (Date.now() > until) {
      const last = JSON.stringify(lines.slice(-3));
      throw new Error(`${name} logged nothing for ${cause}; its last lines are ${last}`);
    }
    if (Date.now() > nextCallMs && !name.endsWith("-http")) {
      await callWithoutRecords(name);
      nextCallMs = Date.now() + promptMs;
    }
    await sleep(200);
  }
}

/** At once, so that each reaches a worker of its own. */
async function callWithoutRecords(name: string): Promise<void> {
  const client = new LambdaClient(cloudClient());
  const call = { FunctionName: `cardlake-local-${name}`, Payload: JSON.stringify({ Records: [] }) };
  await Promise.all(
    Array.from({ length: mostWorkers }, () => client.send(new InvokeCommand(call))),
  );
}

function parsed(text: string): LogLine[] {
  try {
    return [JSON.parse(text)];
  } catch {
    // A line of the runtime's own that only looks like JSON.
    return [];
  }
}
