import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/**
 * How long a client of AWS waits; by itself the SDK waits for ever. Answers come in milliseconds, and
 * the largest object that is sent (a page of 40 MB) in about a second. Three tries are half a minute.
 */
export const callLimits = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 3_000,
    /** Until an answer begins. */
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    /** Between two pieces of an answer. */
    socketTimeout: 10_000,
  },
} as const;

/** A document client that leaves out `undefined` and keeps everything else as it is. */
export const documentClient = () => {
  const client = new DynamoDBClient(callLimits);
  // It copies what goes and comes, a hundred items at a time, for a log that nobody keeps.
  client.middlewareStack.remove("loggerMiddleware");
  return DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
};
