import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { startsKey } from "#schemas/storage/message-starts.ts";
import { expiryOf } from "#shared/aws/transaction.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { Starts } from "./starts.ts";

/** A day longer than SQS keeps a message. */
const keptSeconds = 15 * 86_400;
const Item = z.object({ starts: z.number() });

/** Counts in the table `work`: one small write per start. */
export function dynamoStarts(
  client: DynamoDBDocumentClient,
  { tableName, clock }: { tableName: string; clock: Clock },
): Starts {
  const add = async (messageId: string, count: number): Promise<number> => {
    const { Attributes } = await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: startsKey(messageId),
        UpdateExpression: "ADD starts :count SET expiresAtSeconds = :expires",
        ExpressionAttributeValues: {
          ":count": count,
          ":expires": expiryOf(clock().toISOString(), keptSeconds),
        },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    return Item.parse(Attributes).starts;
  };
  return {
    begin: (messageId) => add(messageId, 1),
    async forgive(messageId) {
      await add(messageId, -1);
    },
  };
}
