import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { indexRequestKey } from "#schemas/storage/wanted-index.ts";
import { Sha256 } from "#schemas/values.ts";
import { expiryOf } from "#shared/aws/transaction.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { IndexRequests } from "./index-requests.ts";

const keptSeconds = 86_400;
const Kept = z.object({ requestHash: Sha256, expiresAtSeconds: z.number() });

/** Remembers requests in the catalogue's table. */
export const dynamoIndexRequests = (
  client: DynamoDBDocumentClient,
  { tableName: TableName, clock }: { tableName: string; clock: Clock },
): IndexRequests => {
  const secondsFromNow = (seconds: number) => expiryOf(clock().toISOString(), seconds);
  return {
    async find(keyHash) {
      const Key = indexRequestKey(keyHash);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      const kept = Item && Kept.parse(Item);
      // DynamoDB takes its time to remove what has expired.
      return kept && kept.expiresAtSeconds > secondsFromNow(0) ? kept : undefined;
    },

    async keep({ keyHash, requestHash }) {
      const expiresAtSeconds = secondsFromNow(keptSeconds);
      const Item = { ...indexRequestKey(keyHash), requestHash, expiresAtSeconds };
      await client.send(new PutCommand({ TableName, Item }));
    },
  };
};
