import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { DueItem, type ToTell } from "#schemas/messages/notice-stored.ts";
import { DueCursor, dueBucketOf, dueCursorKey, dueKey } from "#schemas/storage/alert-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf } from "#shared/aws/transaction.ts";
import type { DueStore } from "./later.ts";

/** What was handed over is left to the table's time to live; a sweep that is days late finds it still. */
const keptSeconds = 14 * 86_400;
const perPage = 500;

/** Keeps what is due in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export const dynamoDueStore = (client: DynamoDBDocumentClient, TableName: string): DueStore => ({
  async put(message, at) {
    const item: DueItem = { at: at.toISOString(), message };
    const expiresAtSeconds = expiryOf(item.at, keptSeconds);
    const key = dueKey(dueBucketOf(at), { userId: message.userId, name: nameOf(message) });
    await client.send(
      new PutCommand({ TableName, Item: { ...key, ...DueItem.parse(item), expiresAtSeconds } }),
    );
  },

  async page(bucket, after) {
    const { pk } = dueKey(bucket, { userId: "", name: "" });
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ...{ ConsistentRead: true, Limit: perPage },
        ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
      }),
    );
    const items = Items.map((item) => {
      const { at, message } = DueItem.parse(item);
      return { message, at: new Date(at) };
    });
    return { items, ...(LastEvaluatedKey && { next: String(LastEvaluatedKey.sk) }) };
  },

  async cursor() {
    const get = new GetCommand({ TableName, Key: dueCursorKey, ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && DueCursor.parse(Item).bucket;
  },

  async advance(bucket) {
    await unlessRefused(
      client.send(
        new UpdateCommand({
          ...{ TableName, Key: dueCursorKey },
          UpdateExpression: "SET #bucket = :bucket",
          ConditionExpression: "attribute_not_exists(pk) OR #bucket < :bucket",
          ExpressionAttributeNames: { "#bucket": "bucket" },
          ExpressionAttributeValues: { ":bucket": bucket },
        }),
      ),
      undefined,
      undefined,
    );
  },
});

/** What is due within the same five minutes twice is due once. */
export const nameOf = (message: ToTell): string =>
  "noticeId" in message ? `NOTICE#${message.noticeId}` : `DIGEST#${message.channelId}`;
