import { createHash } from "node:crypto";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  HolderItem,
  holderPrefix,
  holderShards,
  holderSortKey,
  holdersPartition,
  LastPass,
  lastPassKey,
} from "#schemas/storage/value-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import type { Holders } from "./holders.ts";
import { nextPass } from "./next-pass.ts";

/** Keeps them in the table `users`, an item each: 10,000 of them are 1 MB. */
export const dynamoHolders = (client: DynamoDBDocumentClient, TableName: string): Holders => ({
  async begin(pass, gapSeconds) {
    const Key = lastPassKey(pass.game);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const last = Item && LastPass.parse(Item);
    const next = nextPass(last, pass, gapSeconds);
    if (next.outcome !== "begun") return next;
    const { builtAt, at } = pass;
    const put = new PutCommand({
      TableName,
      Item: { ...Key, ...({ builtAt, at } satisfies LastPass) },
      ...(last
        ? {
            ConditionExpression: "builtAt = :last",
            ExpressionAttributeValues: { ":last": last.builtAt },
          }
        : { ConditionExpression: "attribute_not_exists(pk)" }),
    });
    const outcome = await unlessRefused(client.send(put), "begun", "overtaken");
    // Somebody else has just begun one, of whichever prices.
    return outcome === "begun" ? next : { outcome: "early", leftSeconds: gapSeconds };
  },

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
