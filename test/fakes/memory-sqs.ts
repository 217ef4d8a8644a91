import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

export interface MemorySqs {
  /** What lies in each queue in the beginning. */
  readonly lies?: Readonly<Record<string, readonly Message[]>>;
  /** What is said of how much lies in a queue. */
  readonly counts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Before each call. */
  readonly onCall?: () => void;
  /** A command that fails, once it has succeeded so often. */
  readonly trouble?: { readonly command: string; readonly spared: number };
}

/** Queues in memory, as far as letters are looked after; what is received is hidden until it is shown again. */
export function memorySqs({ lies = {}, counts = {}, onCall, trouble }: MemorySqs) {
  const queues = new Map(Object.entries(lies).map(([url, letters]) => [url, [...letters]]));
  const hidden = new Set<string | undefined>();
  const received: ReceiveMessageCommand["input"][] = [];
  const sent: { to: string | undefined; body: string | undefined; cause: string | undefined }[] =
    [];
  let spared = trouble?.spared ?? 0;

  const receive = (input: ReceiveMessageCommand["input"]) => {
    const { QueueUrl = "", MaxNumberOfMessages = 1 } = input;
    received.push(input);
    const visible = (queues.get(QueueUrl) ?? []).filter((one) => !hidden.has(one.ReceiptHandle));
    const Messages = visible.slice(0, MaxNumberOfMessages);
    for (const { ReceiptHandle } of Messages) hidden.add(ReceiptHandle);
    return Messages.length > 0 ? { Messages } : {};
  };
  const show = ({ Entries = [] }: ChangeMessageVisibilityBatchCommand["input"]) => {
    if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length)
      throw new Error("Two entries have one id.");
    for (const one of Entries) if (one.VisibilityTimeout === 0) hidden.delete(one.ReceiptHandle);
    return {};
  };
  const send = ({ QueueUrl: to, Entries = [] }: SendMessageBatchCommand["input"]) => {
    for (const { MessageBody: body, MessageAttributes: own } of Entries)
      sent.push({ to, body, cause: own?.["correlationId"]?.StringValue });
    return {};
  };
  const remove = ({ QueueUrl = "", ReceiptHandle }: DeleteMessageCommand["input"]) => {
    const left = (queues.get(QueueUrl) ?? []).filter((one) => one.ReceiptHandle !== ReceiptHandle);
    queues.set(QueueUrl, left);
    return {};
  };
  const answerTo = (command: { readonly input: object }): object => {
    if (command instanceof ReceiveMessageCommand) return receive(command.input);
    if (command instanceof ChangeMessageVisibilityBatchCommand) return show(command.input);
    if (command instanceof SendMessageBatchCommand) return send(command.input);
    if (command instanceof DeleteMessageCommand) return remove(command.input);
    if (command instanceof GetQueueAttributesCommand) {
      const { QueueUrl = "", AttributeNames = [] } = command.input;
      const told = Object.entries(counts[QueueUrl] ?? {});
      const names: readonly string[] = AttributeNames;
      return { Attributes: Object.fromEntries(told.filter(([name]) => names.includes(name))) };
    }
    throw new Error(`Nobody expects ${command.constructor.name}.`);
  };
  const client = {
    async send(command: { readonly input: object }) {
      onCall?.();
      if (command.constructor.name === trouble?.command) {
        if (spared === 0) throw new Error("SQS is in trouble.");
        spared -= 1;
      }
      return answerTo(command);
    },
  } as unknown as SQSClient;
  const left = (url: string) => (queues.get(url) ?? []).map(({ MessageId }) => MessageId);
  return { client, hidden, received, sent, left };
}
