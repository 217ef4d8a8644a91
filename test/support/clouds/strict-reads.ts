import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";

/**
 * The same tables, seen through a client that takes DynamoDB at its word: a read that does not ask
 * for the newest state is an error, because it may miss what was written a moment ago.
 */
export function consistentReadsOnly(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  return intercepted(client, (command) => {
    if (reads(command).some(({ ConsistentRead: isConsistent }) => isConsistent !== true)) {
      throw new Error(`A read may be stale: ${JSON.stringify(inputOf(command))}`);
    }
    return command;
  });
}

/** The same tables, where each page of a query ends after so few items, as 1 MB may end it. */
export function shortPages(client: DynamoDBDocumentClient, most: number): DynamoDBDocumentClient {
  return intercepted(client, (command) =>
    command instanceof QueryCommand
      ? new QueryCommand({ ...command.input, Limit: Math.min(most, command.input.Limit ?? most) })
      : command,
  );
}

/** The same tables, with the names of the calls that they got. */
export function watchedCalls(client: DynamoDBDocumentClient) {
  const calls: string[] = [];
  const watched = intercepted(client, (command) => {
    calls.push((command as object).constructor.name);
    return command;
  });
  return { client: watched, calls };
}

function reads(command: unknown): readonly { ConsistentRead?: boolean | undefined }[] {
  if (command instanceof BatchGetCommand) return Object.values(command.input.RequestItems ?? {});
  return command instanceof GetCommand || command instanceof QueryCommand ? [command.input] : [];
}

const inputOf = (command: unknown) => (command as { input: unknown }).input;

function intercepted(
  client: DynamoDBDocumentClient,
  change: (command: unknown) => unknown,
): DynamoDBDocumentClient {
  const around: DynamoDBDocumentClient = Object.create(DynamoDBDocumentClient.prototype);
  Reflect.set(around, "send", async (command: unknown) => client.send(change(command) as never));
  return around;
}
