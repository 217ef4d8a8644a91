import { setTimeout as sleep } from "node:timers/promises";
import { CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import { inject } from "vitest";
import type { LogLine } from "#test/support/log-lines.ts";

const patienceMs = 60_000;

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

/** The lines of a function that were written for a cause, once there are any. */
export async function linesFor(cause: string, name: string, since: Date): Promise<LogLine[]> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const lines = await linesOf(name, since);
    const found = lines.filter(({ correlationId }) => correlationId === cause);
    if (found.length > 0) return found;
    if (Date.now() > until) {
      const last = JSON.stringify(lines.slice(-3));
      throw new Error(`${name} logged nothing for ${cause}; its last lines are ${last}`);
    }
    await sleep(200);
  }
}

function parsed(text: string): LogLine[] {
  try {
    return [JSON.parse(text)];
  } catch {
    // A line of the runtime's own that only looks like JSON.
    return [];
  }
}
