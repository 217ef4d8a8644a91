import { createHash } from "node:crypto";
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  HolderItem,
  holderPrefix,
  holderShards,
  holderSortKey,
  holdersPartition,
} from "#schemas/storage/value-items.ts";
import type { Holders } from "./holders.ts";

/** Keeps them in the table `users`, an item each: 10,000 of them are 1 MB. */
export const dynamoHolders = (client: DynamoDBDocumentClient, TableName: string): Holders => ({
  async note(userId, since) {
    const key = { pk: holdersPartition(shardOf(userId)), sk: holderSortKey(userId) };
    const Item = { ...key, ...({ userId, since } satisfies HolderItem) };
    await client.send(new PutCommand({ TableName, Item }));
  },

  async page(shard, { after, limit }) {
    const pk = holdersPartition(shard);
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": holderPrefix },
        // Whoever came this moment is valued by what they did.
        Limit: limit,
        ...(after !== undefined && { ExclusiveStartKey: { pk, sk: holderSortKey(after) } }),
      }),
    );
    return Items.map((item) => HolderItem.parse(item).userId);
  },
});

const shardOf = (userId: string): number =>
  (createHash("sha256").update(userId).digest()[0] ?? 0) % holderShards;
