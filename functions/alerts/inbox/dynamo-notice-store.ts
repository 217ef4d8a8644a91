import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { InboxState } from "#schemas/alerts/inbox.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import {
  NoticeItem,
  newNotice,
  noticeKey,
  noticeOf,
  noticePrefix,
  noticeSeconds,
  toldEventKey,
  toldEventSeconds,
  userPartition,
} from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { type Filter, filteredPage } from "#shared/aws/filtered-pages.ts";
import { expiryOf, newItem, transact } from "#shared/aws/transaction.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { NoticeChange, NoticeStore } from "./notice-store.ts";

/** Writes of one partition side by side. */
const sideBySide = 25;

const filters: Readonly<Record<InboxState, Filter>> = {
  all: { expression: "isArchived = :no", values: { ":no": false } },
  unread: { expression: "isArchived = :no AND isRead = :no", values: { ":no": false } },
  archived: { expression: "isArchived = :yes", values: { ":yes": true } },
};

const read = (item: unknown): Notice => noticeOf(NoticeItem.parse(item));

/** Keeps inboxes in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoNoticeStore(client: DynamoDBDocumentClient, TableName: string): NoticeStore {
  /** Nothing else of a notice is touched: what channels are told is written meanwhile. */
  const change = async (userId: string, id: Ulid, asked: NoticeChange) => {
    const fields = Object.entries(asked).filter(([, value]) => value !== undefined);
    const update = new UpdateCommand({
      TableName,
      Key: noticeKey(userId, id),
      UpdateExpression: `SET ${fields.map(([name]) => `${name} = :${name}`).join(", ")}`,
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: Object.fromEntries(
        fields.map(([name, value]) => [`:${name}`, value]),
      ),
      ReturnValues: "ALL_NEW",
    });
    try {
      return read((await client.send(update)).Attributes);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };

  /** The newest ones first, over as many pages as it takes. */
  const unreadUpTo = async (userId: string, id: Ulid, most: number) => {
    const unread: Notice[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
          FilterExpression: "isRead = :no",
          ExpressionAttributeValues: {
            ...{ ":pk": userPartition(userId), ":first": noticePrefix, ":no": false },
            ":last": noticeKey(userId, id).sk,
          },
          ...{ ConsistentRead: true, ScanIndexForward: false },
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      unread.push(...Items.map(read));
      start = LastEvaluatedKey;
    } while (start && unread.length < most);
    return unread.slice(0, most);
  };

  return {
    async put(userId, notice, event) {
      const expiry = (seconds: number) => ({ expiresAtSeconds: expiryOf(notice.at, seconds) });
      const outcome = await transact(client, [
        newItem(TableName, { ...toldEventKey(userId, event), ...expiry(toldEventSeconds) }),
        newItem(TableName, {
          ...noticeKey(userId, notice.id),
          ...newNotice(notice),
          ...expiry(noticeSeconds),
        }),
      ]);
      if (outcome === "written") return "put";
      // Another delivery of the same event is as far; whatever else was lost to is tried again.
      const Key = toldEventKey(userId, event);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      if (Item) return "known";
      throw new MessageError("transient", `The event ${event} could not be put into an inbox.`);
    },

    async get(userId, id) {
      const Key = noticeKey(userId, id);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && read(Item);
    },

    list: (userId, { state, ...page }) =>
      filteredPage(client, TableName, {
        list: { pk: userPartition(userId), prefix: noticePrefix },
        page,
        filter: filters[state],
        read,
      }),

    change,

    async readUpTo(userId, id, most) {
      // One more than is marked says whether older ones are left.
      const unread = await unreadUpTo(userId, id, most + 1);
      const marked = unread.slice(0, most);
      for (const some of chunksOf(marked, sideBySide)) {
        await Promise.all(some.map((notice) => change(userId, notice.id, { isRead: true })));
      }
      return { read: marked.length, isMore: unread.length > most };
    },
  };
}
