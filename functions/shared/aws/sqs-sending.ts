import { setTimeout as sleep } from "node:timers/promises";
import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";

/** SQS takes this many messages in one call. */
const messagesPerCall = 10;
/** SQS delays a message by a quarter of an hour at most. */
const longestDelaySeconds = 900;
const attempts = 5;
const firstPauseMs = 50;

export interface OutgoingMessage {
  /** Text is sent as it is, anything else as JSON. */
  readonly body: string | object;
  /** @default 0; more than 15 minutes are sent as 15 minutes */
  readonly delaySeconds?: number;
  /**
   * Whose message it is. While somebody's take up more than a tenth of what workers do, or of their time, SQS delivers those of others first
   * (fair queues). @default nobody's
   */
  readonly owner?: string;
  /** Further message attributes; SQS refuses control characters in them. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** @default the id of the work at hand; name it when a message is passed on for another cause */
  readonly correlationId?: string | undefined;
}

/**
 * Sends messages over SQS, ten a call; the one way in which functions do. Each carries the
 * correlation id as a message attribute. What SQS refuses for its own reasons is sent again, after
 * a pause that grows; receivers do not mind a message that comes twice.
 *
 * @throws Error when a message is at fault itself, or was refused five times
 */
export async function sendMessages(
  client: Pick<SQSClient, "send">,
  queueUrl: string,
  messages: readonly OutgoingMessage[],
): Promise<void> {
  for (const some of chunksOf(messages, messagesPerCall)) {
    await sendCall(client, queueUrl, some.map(entryOf));
  }
}

/** As `sendMessages`, for one. */
export const sendMessage = (
  client: Pick<SQSClient, "send">,
  queueUrl: string,
  message: OutgoingMessage,
): Promise<void> => sendMessages(client, queueUrl, [message]);

async function sendCall(
  client: Pick<SQSClient, "send">,
  QueueUrl: string,
  entries: readonly SendMessageBatchRequestEntry[],
): Promise<void> {
  let rest = [...entries];
  let refused: readonly BatchResultErrorEntry[] = [];
  for (let attempt = 0; attempt < attempts && rest.length > 0; attempt += 1) {
    if (attempt > 0) await sleep((0.5 + Math.random() / 2) * firstPauseMs * 2 ** attempt);
    const command = new SendMessageBatchCommand({ QueueUrl, Entries: rest });
    const { Failed = [] } = await client.send(command);
    refused = Failed;
    if (Failed.some(({ SenderFault }) => SenderFault)) break;
    const failed = new Set(Failed.map(({ Id }) => Id));
    rest = rest.filter(({ Id }) => failed.has(Id));
  }
  const [first] = refused;
  if (!first) return;
  const queue = QueueUrl.split("/").at(-1);
  const why = first.Message ?? first.Code;
  throw new Error(`SQS did not take ${refused.length} messages for ${queue}: ${why}.`);
}

function entryOf(message: OutgoingMessage, index: number): SendMessageBatchRequestEntry {
  const { body, delaySeconds = 0, owner, correlationId = currentCorrelation() } = message;
  const texts = {
    ...message.attributes,
    ...(correlationId && { [correlationAttribute]: correlationId }),
  };
  const attributes = Object.entries(texts).map(([name, StringValue]) => [
    name,
    { DataType: "String", StringValue },
  ]);
  return {
    Id: String(index),
    MessageBody: typeof body === "string" ? body : JSON.stringify(body),
    ...(owner !== undefined && { MessageGroupId: owner }),
    ...(delaySeconds > 0 && {
      DelaySeconds: Math.min(Math.ceil(delaySeconds), longestDelaySeconds),
    }),
    ...(attributes.length > 0 && { MessageAttributes: Object.fromEntries(attributes) }),
  };
}
