import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { encodeTime } from "ulid";
import * as z from "zod";
import { Change } from "#schemas/collections/change.ts";
import { changePrefix, changesPartition } from "#schemas/storage/collection-changes.ts";
import type { HeldChange, HeldChanges } from "./held-changes.ts";

const Told = z.object(Change.pick({ kind: true, items: true, heads: true }).shape);

/** Letters of a ULID that say when it was made. */
const lettersOfTime = 10;

/** Reads the log of changes in the table `users`, without their contents. */
export const dynamoHeldChanges = (
  client: DynamoDBDocumentClient,
  TableName: string,
): HeldChanges => ({
  async since(userId, moment) {
    const found: HeldChange[] = [];
    const from = encodeTime(Math.max(0, moment.getTime()), lettersOfTime);
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
          ExpressionAttributeValues: {
            ":pk": changesPartition(userId),
            ":from": `${changePrefix}${from}`,
            ":to": `${changePrefix}~`,
          },
          ProjectionExpression: "#kind, #items, heads",
          ExpressionAttributeNames: { "#kind": "kind", "#items": "items" },
          ConsistentRead: true,
          ExclusiveStartKey,
        }),
      );
      found.push(...(page.Items ?? []).map((item) => Told.parse(item)));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return found;
  },
});
