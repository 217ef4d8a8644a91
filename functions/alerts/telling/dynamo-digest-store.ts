import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import {
  DigestItem,
  digestKey,
  noticeSeconds,
  userPartition,
  WaitItem,
  waitKey,
  waitPrefix,
} from "#schemas/storage/alert-items.ts";
import { batchDelete } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { expiryOf } from "#shared/aws/transaction.ts";
import type { DigestStore } from "./digest-store.ts";

/** Keeps what waits in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export const dynamoDigestStore = (
  client: DynamoDBDocumentClient,
  TableName: string,
): DigestStore => ({
  async wait({ userId, channelId }, item) {
    const Item = {
      ...{ ...waitKey(userId, channelId, item.noticeId), ...WaitItem.parse(item) },
      expiresAtSeconds: expiryOf(item.until, noticeSeconds),
    };
    await client.send(new PutCommand({ TableName, Item }));
  },

  async waiting({ userId, channelId }, most) {
    const span = { prefix: waitPrefix(channelId), limit: most, isConsistent: true };
    const items = await queryItems(client, TableName, userPartition(userId), span);
    return items.map((item) => WaitItem.parse(item));
  },

  async settle({ userId, channelId }, noticeIds) {
    const keys = noticeIds.map((id) => waitKey(userId, channelId, id));
    await batchDelete(client, TableName, keys);
  },

  async get({ userId, channelId }) {
    const Key = digestKey(userId, channelId);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && DigestItem.parse(Item);
  },

  async keep({ userId, channelId }, item, before) {
    const put = new PutCommand({
      TableName,
      Item: { ...digestKey(userId, channelId), ...DigestItem.parse(item) },
      ...(before
        ? {
            ConditionExpression: "revision = :revision",
            ExpressionAttributeValues: { ":revision": before.revision },
          }
        : { ConditionExpression: "attribute_not_exists(pk)" }),
    });
    return unlessRefused(client.send(put), "kept", "overtaken");
  },
});
