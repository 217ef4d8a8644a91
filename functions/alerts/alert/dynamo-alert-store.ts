import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  AlertItem,
  alertCountKey,
  alertKey,
  alertPrefix,
  userPartition,
  WatchItem,
  watchKey,
} from "#schemas/storage/alert-items.ts";
import { pageOf, queryOf, startOf } from "#shared/aws/id-pages.ts";
import { newItem, type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import type { AlertStore } from "./alert-store.ts";

/** Keeps alerts in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoAlertStore(client: DynamoDBDocumentClient, TableName: string): AlertStore {
  const counted = (userId: string, by: 1 | -1, most: number): TransactionWrite => ({
    Update: {
      TableName,
      Key: alertCountKey(userId),
      UpdateExpression: "ADD alerts :by",
      ConditionExpression:
        by > 0 ? "attribute_not_exists(pk) OR alerts < :bound" : "alerts > :bound",
      ExpressionAttributeValues: { ":by": by, ":bound": by > 0 ? most : 0 },
    },
  });
  /** What is watched takes the place of whatever look at it is under way. */
  const watched = (watch: WatchItem | undefined): readonly TransactionWrite[] =>
    watch ? [{ Put: { TableName, Item: { ...watchKey(watch), ...WatchItem.parse(watch) } } }] : [];
  const forgotten = (watch: WatchItem | undefined): readonly TransactionWrite[] =>
    watch ? [{ Delete: { TableName, Key: watchKey(watch) } }] : [];
  const unchanged = (version: number) => ({
    ConditionExpression: "version = :version",
    ExpressionAttributeValues: { ":version": version },
  });

  return {
    async create(userId, alert, { watch, most }) {
      const outcome = await transact(client, [
        counted(userId, 1, most),
        newItem(TableName, { ...alertKey(userId, alert.id), ...AlertItem.parse(alert) }),
        ...watched(watch),
      ]);
      return outcome === "written" ? "created" : "refused";
    },

    async get(userId, id) {
      const get = new GetCommand({ TableName, Key: alertKey(userId, id), ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && AlertItem.parse(Item);
    },

    async list(userId, { limit, cursor }) {
      const list = { pk: userPartition(userId), prefix: alertPrefix };
      const query = queryOf(TableName, list, startOf(list, cursor));
      const { Items = [] } = await client.send(
        // One more than is shown says whether there is another page.
        new QueryCommand({ ...query, ScanIndexForward: false, Limit: limit + 1 }),
      );
      return pageOf(
        list,
        Items.map((item) => AlertItem.parse(item)),
        limit,
      );
    },

    async replace(userId, alert, { version, watch, unwatched }) {
      const Item = { ...alertKey(userId, alert.id), ...AlertItem.parse(alert) };
      const outcome = await transact(client, [
        { Put: { TableName, Item, ...unchanged(version) } },
        ...watched(watch),
        ...forgotten(unwatched),
      ]);
      return outcome === "written" ? "saved" : "stale";
    },

    async remove(userId, { id, version }, unwatched) {
      const outcome = await transact(client, [
        counted(userId, -1, 0),
        { Delete: { TableName, Key: alertKey(userId, id), ...unchanged(version) } },
        ...forgotten(unwatched),
      ]);
      return outcome === "written" ? "removed" : "stale";
    },
  };
}
