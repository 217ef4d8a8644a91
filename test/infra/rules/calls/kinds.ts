/** Actions that a function calls on one resource, each with what for. */
export type Calls = Readonly<Record<string, string>>;

/** What Lambda's poller does for a worker, and what the worker does with a message that fails. */
export const worked = (queue: string): Record<string, Calls> => ({
  [queue]: {
    ReceiveMessage: "poller",
    DeleteMessage: "poller",
    GetQueueAttributes: "poller",
    GetQueueUrl: "poller",
    ChangeMessageVisibility: "poller; a failure that says when to try again",
  },
  [`${queue}DeadLetters`]: { SendMessage: "give up" },
});

/** What the administration of a queue takes. */
export const redriven = (queue: string): Record<string, Calls> => ({
  [queue]: { GetQueueAttributes: "how much lies there", SendMessage: "once more" },
  [`${queue}DeadLetters`]: {
    GetQueueAttributes: "how much lies there",
    ReceiveMessage: "redrive",
    ChangeMessageVisibility: "give back what is not redriven",
    DeleteMessage: "once it is sent again",
  },
});

/** What the administration of a follower's letters takes. */
export const missed = (letters: string): Record<string, Calls> => ({
  [letters]: {
    GetQueueAttributes: "how much lies there",
    ReceiveMessage: "redrive",
    ChangeMessageVisibility: "give back what is not redriven",
    DeleteMessage: "once it is made up for",
  },
});

export const running: Calls = {
  GetItem: "run",
  BatchGetItem: "runs of a list",
  Query: "units, what is pending, which runs there are",
  PutItem: "run",
  UpdateItem: "state and figures",
};

/** Whoever asks hosts of pictures. */
export const asking: Record<string, Calls> = {
  work: { GetItem: "may a host be asked", UpdateItem: "starts; when a host is asked, its circuit" },
  "lake/observations-recent": { PutObject: "what hosts were asked for" },
};

/** Calls are counted wherever HTTP is answered. */
export const limited: Record<string, Calls> = { limits: { UpdateItem: "one more call" } };

/** What Lambda's poller does for the follower of a table's stream, and where it leaves a batch behind. */
export const following = (stream: string, letters: string): Record<string, Calls> => ({
  [letters]: {
    SendMessage: "a batch that the stream gives up",
    GetQueueAttributes: "CDK grants it with the destination",
    GetQueueUrl: "CDK grants it with the destination",
  },
  [stream]: {
    DescribeStream: "poller",
    GetRecords: "poller",
    GetShardIterator: "poller",
    ListStreams: "poller",
  },
});

/** What functions call, by their names and by resource. */
export type FunctionCalls = Readonly<Record<string, Readonly<Record<string, Calls>>>>;
