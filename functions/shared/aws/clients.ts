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
export const documentClient = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient(callLimits), {
    marshallOptions: { removeUndefinedValues: true },
  });
