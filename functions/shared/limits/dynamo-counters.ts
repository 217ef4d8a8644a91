import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Counters } from "./counters.ts";

/** One item per counter, one write unit per addition, no read; time to live clears away. */
export const dynamoCounters = (client: DynamoDBClient, table: string): Counters => ({
  async add({ budget, subject, windowStart, expiresAtSeconds }, points) {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { pk: { S: `${budget}#${subject}` }, sk: { S: String(windowStart) } },
        UpdateExpression: "ADD points :points SET expiresAtSeconds = :expires",
        ExpressionAttributeValues: {
          ":points": { N: String(points) },
          ":expires": { N: String(expiresAtSeconds) },
        },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    const total = Number(Attributes?.["points"]?.N);
    if (Number.isFinite(total)) return total;
    throw new Error(`The counter ${budget} has no number of points.`);
  },
});
