import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { AlertSettingsItem, settingsKey } from "#schemas/storage/alert-items.ts";
import type { AlertSettingsStore } from "./alert-settings-store.ts";

/** Keeps settings in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export const dynamoAlertSettingsStore = (
  client: DynamoDBDocumentClient,
  TableName: string,
): AlertSettingsStore => ({
  async get(userId) {
    const Key = settingsKey(userId);
    const get = new GetCommand({ TableName, Key, ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && AlertSettingsItem.parse(Item);
  },
  async put(userId, settings) {
    const Item = { ...settingsKey(userId), ...settings };
    await client.send(new PutCommand({ TableName, Item }));
  },
});
