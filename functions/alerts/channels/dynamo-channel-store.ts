import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import {
  ChannelItem,
  ChannelRequestItem,
  channelCountKey,
  channelKey,
  channelPrefix,
  mailedKey,
  mailedToKey,
  newNotice,
  noticeKey,
  noticeSeconds,
  requestKey,
  requestSeconds,
  UnsubscribeItem,
  unsubscribeKey,
  userPartition,
} from "#schemas/storage/alert-items.ts";
import type { Day, Ulid } from "#schemas/values.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { expiryOf, newItem, type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import type { RequestNote } from "#shared/kernel/idempotency.ts";
import type { ChannelStore } from "./channel-store.ts";

/** How long it is remembered how much was mailed on a day. */
const countedSeconds = 3 * 86_400;

/** Keeps channels in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoChannelStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): ChannelStore {
  const item = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const counted = (userId: string, by: 1 | -1, bound: number): TransactionWrite => ({
    Update: {
      ...{ TableName, Key: channelCountKey(userId) },
      UpdateExpression: "ADD channels :by",
      ConditionExpression:
        by > 0 ? "attribute_not_exists(pk) OR channels < :bound" : "channels > :bound",
      ExpressionAttributeValues: { ":by": by, ":bound": bound },
    },
  });
  const oneMore = (Key: { pk: string; sk: string }, most: number, day: Day): TransactionWrite => ({
    Update: {
      ...{ TableName, Key },
      UpdateExpression: "ADD mails :one SET expiresAtSeconds = :expires",
      ConditionExpression: "attribute_not_exists(pk) OR mails < :most",
      ExpressionAttributeValues: {
        ...{ ":one": 1, ":most": most, ":expires": expiryOf(day, countedSeconds) },
      },
    },
  });
  const tokenOf = ({ to }: ChannelItem) =>
    to.kind === "email" ? [unsubscribeKey(to.unsubscribe.tokenHash)] : [];
  const noted = (
    userId: string,
    { id, createdAt }: ChannelItem,
    note: RequestNote | undefined,
  ): readonly TransactionWrite[] => {
    if (!note) return [];
    const made = ChannelRequestItem.parse({ channelId: id, requestHash: note.requestHash });
    const expiresAtSeconds = expiryOf(createdAt, requestSeconds);
    return [newItem(TableName, { ...requestKey(userId, note.keyHash), ...made, expiresAtSeconds })];
  };
  const atVersion = (version: number) => ({
    ConditionExpression: "version = :version",
    ExpressionAttributeValues: { ":version": version },
  });

  return {
    async create(userId, channel, most, note) {
      const outcome = await transact(client, [
        counted(userId, 1, most),
        newItem(TableName, { ...channelKey(userId, channel.id), ...ChannelItem.parse(channel) }),
        ...noted(userId, channel, note),
        ...tokenOf(channel).map((key) =>
          newItem(TableName, {
            ...key,
            ...UnsubscribeItem.parse({ userId, channelId: channel.id }),
          }),
        ),
      ]);
      return outcome === "written" ? "created" : "refused";
    },

    async made(userId, keyHash) {
      const found = await item(requestKey(userId, keyHash));
      return found && ChannelRequestItem.parse(found);
    },

    async get(userId, id) {
      const found = await item(channelKey(userId, id));
      return found && ChannelItem.parse(found);
    },

    async list(userId) {
      const span = { prefix: channelPrefix, isConsistent: true };
      const items = await queryItems(client, TableName, userPartition(userId), span);
      // The newest first.
      return items.map((one) => ChannelItem.parse(one)).reverse();
    },

    async known(userId, ids) {
      const keys = ids.map((id) => channelKey(userId, id));
      const found = await batchGet(client, TableName, keys, { isConsistent: true });
      return new Set<Ulid>(found.map((one) => ChannelItem.parse(one).id));
    },

    async replace(userId, channel, notice) {
      const Item = { ...channelKey(userId, channel.id), ...ChannelItem.parse(channel) };
      const outcome = await transact(client, [
        { Put: { TableName, Item, ...atVersion(channel.version - 1) } },
        ...(notice
          ? [
              newItem(TableName, {
                ...{ ...noticeKey(userId, notice.id), ...newNotice(notice) },
                expiresAtSeconds: expiryOf(notice.at, noticeSeconds),
              }),
            ]
          : []),
      ]);
      return outcome === "written" ? "saved" : "stale";
    },

    async remove(userId, channel) {
      const Key = channelKey(userId, channel.id);
      const outcome = await transact(client, [
        counted(userId, -1, 0),
        { Delete: { TableName, Key, ...atVersion(channel.version) } },
        ...tokenOf(channel).map((key) => ({ Delete: { TableName, Key: key } })),
      ]);
      return outcome === "written" ? "removed" : "stale";
    },

    async countMail({ userId, addressHash, day }, { ofUser, toAddress }) {
      const outcome = await transact(client, [
        oneMore(mailedKey(userId, day), ofUser, day),
        oneMore(mailedToKey(addressHash, day), toAddress, day),
      ]);
      return outcome === "written" ? "counted" : "too_many";
    },

    async ofToken(tokenHash) {
      const found = await item(unsubscribeKey(tokenHash));
      return found && UnsubscribeItem.parse(found);
    },
  };
}
