import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { type Alert, isOnCards } from "#schemas/alerts/alert.ts";
import {
  AlertCount,
  AlertItem,
  AnyWatchItem,
  alertCountKey,
  alertKey,
  alertPrefix,
  ListedItem,
  listedKey,
  RequestItem,
  requestKey,
  requestSeconds,
  userPartition,
  ValueWatchItem,
  WatchItem,
  watchKey,
} from "#schemas/storage/alert-items.ts";
import { filteredPage } from "#shared/aws/filtered-pages.ts";
import { expiryOf, newItem, type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import type { RequestNote } from "#shared/kernel/idempotency.ts";
import { listOf } from "../searches/search-alerts.ts";
import type { AlertStore, AnyWatchName } from "./alert-store.ts";
import { filterOf } from "./dynamo-listed-alerts.ts";

/** Keeps alerts in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoAlertStore(client: DynamoDBDocumentClient, TableName: string): AlertStore {
  const item = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
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
  /** What is watched takes the place of whatever look at it is under way, and of none that is done: that one may have fired. */
  const watched = (
    watch: AnyWatchItem | undefined,
    replaced?: Pick<AnyWatchItem, "revision">,
  ): readonly TransactionWrite[] => {
    if (!watch) return [];
    const Item = { ...watchKey(watch), ...AnyWatchItem.parse(watch) };
    if (!replaced) return [newItem(TableName, Item)];
    const condition = {
      ConditionExpression: "revision = :revision",
      ExpressionAttributeValues: { ":revision": replaced.revision },
    };
    return [{ Put: { TableName, Item, ...condition } }];
  };
  const forgotten = (watch: AnyWatchName | undefined): readonly TransactionWrite[] =>
    watch ? [{ Delete: { TableName, Key: watchKey(watch) } }] : [];
  const noted = (
    userId: string,
    { id, createdAt }: Alert,
    note: RequestNote | undefined,
  ): readonly TransactionWrite[] => {
    if (!note) return [];
    const made = RequestItem.parse({ alertId: id, requestHash: note.requestHash });
    const expiresAtSeconds = expiryOf(createdAt, requestSeconds);
    return [newItem(TableName, { ...requestKey(userId, note.keyHash), ...made, expiresAtSeconds })];
  };
  /**
   * Alerts on searches are found by their game as well, and those on collections by these: their cards are others once an index or the collection is. One
   * that is deleted is found there until whoever ends its watches has done so.
   */
  const listed = (userId: string, { id, subject }: Alert): readonly TransactionWrite[] => {
    if (!isOnCards(subject)) return [];
    const key = listedKey(listOf(subject), id);
    const Item = { ...key, ...ListedItem.parse({ userId, alertId: id }) };
    return [{ Put: { TableName, Item } }];
  };
  const unchanged = (version: number) => ({
    ConditionExpression: "version = :version",
    ExpressionAttributeValues: { ":version": version },
  });

  return {
    async create(userId, alert, { watch, note, most }) {
      const outcome = await transact(client, [
        counted(userId, 1, most),
        newItem(TableName, { ...alertKey(userId, alert.id), ...AlertItem.parse(alert) }),
        ...noted(userId, alert, note),
        ...listed(userId, alert),
        ...watched(watch),
      ]);
      return outcome === "written" ? "created" : "refused";
    },

    async get(userId, id) {
      const found = await item(alertKey(userId, id));
      return found && AlertItem.parse(found);
    },

    async watch(name) {
      const found = await item(watchKey(name));
      return found && WatchItem.parse(found);
    },

    async valueWatch(name) {
      const found = await item(watchKey(name));
      return found && ValueWatchItem.parse(found);
    },

    async count(userId) {
      return AlertCount.parse((await item(alertCountKey(userId))) ?? { alerts: 0 }).alerts;
    },

    async made(userId, keyHash) {
      const found = await item(requestKey(userId, keyHash));
      return found && RequestItem.parse(found);
    },

    list: (userId, { printingId, collectionId, ...page }) =>
      filteredPage(client, TableName, {
        list: { pk: userPartition(userId), prefix: alertPrefix },
        page,
        filter: filterOf({ printingId, collectionId }),
        read: (found) => AlertItem.parse(found),
      }),

    async replace(userId, alert, { version, watch, replaced, unwatched }) {
      const Item = { ...alertKey(userId, alert.id), ...AlertItem.parse(alert) };
      const outcome = await transact(client, [
        { Put: { TableName, Item, ...unchanged(version) } },
        ...watched(watch, replaced),
        ...forgotten(unwatched),
      ]);
      return outcome === "written" ? "saved" : "stale";
    },

    async remove(userId, alert, unwatched) {
      const { id, version } = alert;
      const outcome = await transact(client, [
        counted(userId, -1, 0),
        { Delete: { TableName, Key: alertKey(userId, id), ...unchanged(version) } },
        ...forgotten(unwatched),
      ]);
      return outcome === "written" ? "removed" : "stale";
    },
  };
}
