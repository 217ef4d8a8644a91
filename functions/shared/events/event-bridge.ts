import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { events } from "#schemas/messages/events/declarations.ts";
import { envelopeOf } from "#schemas/messages/events/envelope.ts";
import { type AwsVariables, signedClient } from "#shared/aws/signed-client.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { EventBus, News } from "#shared/kernel/event-bus.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";

/** EventBridge takes so many entries in one call, and so many bytes of them together. */
const entriesPerCall = 10;
const bytesPerCall = 256 * 1024;
const timeoutMs = 10_000;
const attempts = 5;
const firstPauseMs = 50;

interface Entry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly EventBusName: string;
}

const Answer = z.object({
  Entries: z.array(
    z.object({ ErrorCode: z.string().nullish(), ErrorMessage: z.string().nullish() }),
  ),
});

/**
 * Publishes on a bus by signed requests: one operation is not worth the SDK's client. What EventBridge
 * does not take is sent again, after a pause that grows; what it still does not take is thrown, so that
 * whoever called repeats all of it. Consumers do not mind what comes twice.
 */
export function eventBridge(bus: string, variables: AwsVariables): EventBus {
  const { AWS_REGION: region = "us-east-1", AWS_ENDPOINT_URL } = variables;
  const address = AWS_ENDPOINT_URL ?? `https://events.${region}.amazonaws.com/`;
  const client = signedClient("events", region, variables);
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSEvents.PutEvents",
  };
  /** The entries that were not taken, with the reason of one. */
  const put = async (entries: readonly Entry[]): Promise<Refused> => {
    const body = JSON.stringify({ Entries: entries });
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await client.fetch(address, { method: "POST", headers, body, signal });
    const text = await answer.text();
    if (answer.status !== 200)
      throw new Error(`it answered ${answer.status} ${text.slice(0, 300)}`);
    const results = Answer.parse(JSON.parse(text)).Entries;
    const rest = entries.filter((_entry, at) => results[at]?.ErrorCode);
    const why = results.find(({ ErrorCode }) => ErrorCode);
    return { rest, reason: why?.ErrorMessage ?? why?.ErrorCode ?? "" };
  };
  const send = async (entries: readonly Entry[]): Promise<void> => {
    let refused: Refused = { rest: entries, reason: "" };
    for (let attempt = 0; attempt < attempts && refused.rest.length > 0; attempt += 1) {
      if (attempt > 0) await sleep((0.5 + Math.random() / 2) * firstPauseMs * 2 ** attempt);
      refused = await put(refused.rest).catch((error: unknown) => ({
        rest: refused.rest,
        reason: error instanceof Error ? error.message : String(error),
      }));
    }
    const { rest, reason } = refused;
    if (rest.length === 0) return;
    throw new Error(`EventBridge did not take ${rest.length} events for ${bus}: ${reason}`);
  };
  return {
    async publish(news) {
      for (const call of callsOf(news.map((one) => entryOf(bus, one)))) await send(call);
    },
  };
}

interface Refused {
  readonly rest: readonly Entry[];
  readonly reason: string;
}

function entryOf(EventBusName: string, { kind, detail, at, occasion }: News): Entry {
  const { version, source } = events[kind];
  const id = sha256(canonicalJson({ kind, version, detail, occasion })).slice(0, 32);
  const correlationId = currentCorrelation() ?? id;
  // An event that does not match its own schema would be every consumer's dead letter.
  const Detail = JSON.stringify(envelopeOf(kind).parse({ version, id, at, correlationId, detail }));
  return { Source: source, DetailType: kind, Detail, EventBusName };
}

/** As few calls as the limits allow, in their order. */
function callsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const calls: Entry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const bytes = bytesOf(entry);
    if (bytes > room || calls.at(-1)?.length === entriesPerCall) {
      calls.push([]);
      room = bytesPerCall;
    }
    calls.at(-1)?.push(entry);
    room -= bytes;
  }
  return calls;
}

/** As EventBridge counts them. */
const bytesOf = ({ Source, DetailType, Detail }: Entry): number =>
  Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);
