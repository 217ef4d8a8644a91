import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  ListedItem,
  listedKey,
  listPartition,
  SearchMembersItem,
  searchMembersKey,
  WatchItem,
  watchKey,
} from "#schemas/storage/alert-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { SearchAlerts } from "./search-alerts.ts";

/** Watches in one transaction, with the check of the note; DynamoDB takes a hundred writes. */
const together = 50;

/** Keeps them in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoSearchAlerts(
  client: DynamoDBDocumentClient,
  TableName: string,
): SearchAlerts {
  const asRead = (before: { readonly revision: Ulid } | undefined) =>
    before
      ? {
          ConditionExpression: "revision = :revision",
          ExpressionAttributeValues: { ":revision": before.revision },
        }
      : { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    async listed(list, { limit, after }) {
      const span = { limit, ...(after && { after }) };
      const found = await queryItems(client, TableName, listPartition(list), span);
      return found.map((item) => ListedItem.parse(item));
    },

    async members(alertId) {
      const Key = searchMembersKey(alertId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && SearchMembersItem.parse(Item);
    },

    async note(alertId, members, before) {
      const Key = searchMembersKey(alertId);
      const how = { TableName, ...asRead(before) };
      if (!members) {
        const forget = client.send(new DeleteCommand({ ...how, Key }));
        return unlessRefused(forget, "noted", "overtaken");
      }
      const Item = { ...Key, ...SearchMembersItem.parse(members) };
      return unlessRefused(client.send(new PutCommand({ ...how, Item })), "noted", "overtaken");
    },

    async change(alertId, { put, remove }, noted) {
      const check = { TableName, Key: searchMembersKey(alertId), ...asRead(noted) };
      const writes = [
        ...put.map(({ watch, replaced }): TransactionWrite => {
          const Item = { ...watchKey(watch), ...WatchItem.parse(watch) };
          return { Put: { TableName, Item, ...asRead(replaced) } };
        }),
        ...remove.map((card): TransactionWrite => {
          return { Delete: { TableName, Key: watchKey({ ...card, alertId }) } };
        }),
      ];
      for (const some of chunksOf(writes, together)) {
        const outcome = await transact(client, [{ ConditionCheck: check }, ...some]);
        if (outcome === "lost") return "overtaken";
      }
      return "changed";
    },

    async forget(list, alertId) {
      await client.send(new DeleteCommand({ TableName, Key: listedKey(list, alertId) }));
    },
  };
}
