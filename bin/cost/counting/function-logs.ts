import * as z from "zod";

/** What a function's log group tells of a span of time. */
export interface FunctionLog {
  readonly invocations: number;
  readonly durationMs: number;
  readonly logBytes: number;
}

/** CloudWatch bills each event with so many bytes more than its text. */
const bytesPerEvent = 26;

const Page = z.object({
  events: z.array(z.object({ message: z.string() })),
  nextToken: z.string().optional(),
});

/** Reads what functions logged since a moment, from the emulator. */
export async function logsSince(
  endpoint: string,
  workers: readonly string[],
  sinceMs: number,
): Promise<ReadonlyMap<string, FunctionLog>> {
  const logs = new Map<string, FunctionLog>();
  for (const worker of workers) {
    logs.set(worker, logOf(await eventsOf(endpoint, `/cardlake/local/${worker}`, sinceMs)));
  }
  return logs;
}

async function eventsOf(endpoint: string, logGroupName: string, startTime: number) {
  const messages: string[] = [];
  let nextToken: string | undefined;
  do {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "Logs_20140328.FilterLogEvents",
        authorization: "AWS4-HMAC-SHA256 Credential=test/20261125/us-east-1/logs/aws4_request",
      },
      body: JSON.stringify({ logGroupName, startTime, ...(nextToken && { nextToken }) }),
    });
    // A function that was never called has no group in the emulator.
    if (!response.ok) return messages;
    const page = Page.parse(await response.json());
    messages.push(...page.events.map(({ message }) => message));
    nextToken = page.nextToken;
  } while (nextToken);
  return messages;
}

/** Only lines of our own count: the emulator's workers log warnings that Lambda's do not. */
function logOf(messages: readonly string[]): FunctionLog {
  const durations = messages.flatMap((text) => {
    const found = /^REPORT .*?\tDuration: ([\d.]+) ms/.exec(text);
    return found ? [Number(found[1])] : [];
  });
  const own = messages.filter((text) => text.startsWith("{"));
  return {
    invocations: durations.length,
    durationMs: durations.reduce((sum, one) => sum + one, 0),
    logBytes: own.reduce((sum, text) => sum + Buffer.byteLength(text) + bytesPerEvent, 0),
  };
}
