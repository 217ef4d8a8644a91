import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoAlertStore } from "#functions/alerts/alert/dynamo-alert-store.ts";
import { dynamoChannelStore } from "#functions/alerts/channels/dynamo-channel-store.ts";
import { dynamoNoticeStore } from "#functions/alerts/inbox/dynamo-notice-store.ts";
import { dynamoSearchAlerts } from "#functions/alerts/searches/dynamo-search-alerts.ts";
import { dynamoAlertSettingsStore } from "#functions/alerts/settings/dynamo-alert-settings-store.ts";
import { dynamoDigestStore } from "#functions/alerts/telling/dynamo-digest-store.ts";
import { dynamoDueStore } from "#functions/alerts/telling/dynamo-due-store.ts";
import { dynamoTellingStore } from "#functions/alerts/telling/dynamo-telling-store.ts";
import { dynamoValueWatchStore } from "#functions/alerts/watching/dynamo-value-watch-store.ts";
import { dynamoWatchStore } from "#functions/alerts/watching/dynamo-watch-store.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import {
  AlertItem,
  alertKey,
  type ChannelItem,
  NoticeItem,
  newNotice,
  noticeKey,
  settingsKey,
} from "#schemas/storage/alert-items.ts";
import { Ulid } from "#schemas/values.ts";
import { alertSettingsStoreContract } from "#test/contract/alert-settings-store.ts";
import { alertStoreContract } from "#test/contract/alert-store.ts";
import { channelStoreContract } from "#test/contract/channel-store.ts";
import { noticeStoreContract } from "#test/contract/notice-store.ts";
import { searchAlertsContract } from "#test/contract/search-alerts.ts";
import { tellingStoreContract } from "#test/contract/telling-store.ts";
import { valueWatchStoreContract } from "#test/contract/value-watch-store.ts";
import { anAlert } from "#test/support/alerts/watches.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { consistentReadsOnly, shortPages } from "#test/support/clouds/strict-reads.ts";

const documents = cloudDocuments();
/** Who has changed something sees it at once. */
const client = consistentReadsOnly(documents);

alertStoreContract("dynamoAlertStore", async () => dynamoAlertStore(client, await emptyTable()));
alertStoreContract("dynamoAlertStore over short pages", async () =>
  dynamoAlertStore(shortPages(client, 2), await emptyTable()),
);
alertSettingsStoreContract("dynamoAlertSettingsStore", async () =>
  dynamoAlertSettingsStore(client, await emptyTable()),
);

const inboxes = async (over: typeof client) => {
  const TableName = await emptyTable();
  return {
    notices: dynamoNoticeStore(over, TableName),
    add: async (userId: string, notice: Notice) => {
      const Item = { ...noticeKey(userId, notice.id), ...newNotice(notice) };
      await documents.send(new PutCommand({ TableName, Item }));
    },
  };
};
noticeStoreContract("dynamoNoticeStore", () => inboxes(client));
noticeStoreContract("dynamoNoticeStore over short pages", () => inboxes(shortPages(client, 2)));

const channels = async (over: typeof client) => {
  const TableName = await emptyTable();
  const notices = dynamoNoticeStore(over, TableName);
  return { channels: dynamoChannelStore(over, TableName), noticeOf: notices.get };
};
channelStoreContract("dynamoChannelStore", () => channels(client));
channelStoreContract("dynamoChannelStore over short pages", () => channels(shortPages(client, 2)));

const told = async (over: typeof client) => {
  const TableName = await emptyTable();
  const put = async (key: object, item: object) => {
    await documents.send(new PutCommand({ TableName, Item: { ...key, ...item } }));
  };
  return {
    telling: dynamoTellingStore(over, TableName),
    digests: dynamoDigestStore(over, TableName),
    due: dynamoDueStore(over, TableName),
    put: (userId: string, notice: NoticeItem) =>
      put(noticeKey(userId, notice.id), NoticeItem.parse(notice)),
    setAlert: (userId: string, alert: AlertItem) =>
      put(alertKey(userId, alert.id), AlertItem.parse(alert)),
    setSettings: (userId: string, settings: object) => put(settingsKey(userId), settings),
    addChannel: async (userId: string, channel: ChannelItem) => {
      await dynamoChannelStore(over, TableName).create(userId, channel, 9);
    },
  };
};
searchAlertsContract("dynamoSearchAlerts", async () => {
  const TableName = await emptyTable();
  return {
    searches: dynamoSearchAlerts(client, TableName),
    watches: dynamoWatchStore(client, TableName),
  };
});
const watchedValues = async (over: typeof client) => {
  const TableName = await emptyTable();
  const notices = dynamoNoticeStore(over, TableName);
  return {
    alerts: dynamoAlertStore(over, TableName),
    watches: dynamoValueWatchStore(over, TableName),
    inbox: async (userId: string) => {
      const { items } = await notices.list(userId, { state: "all", limit: 9 });
      return items.map(({ id }) => id);
    },
  };
};
valueWatchStoreContract("dynamoValueWatchStore", () => watchedValues(client));
valueWatchStoreContract("dynamoValueWatchStore over short pages", () =>
  watchedValues(shortPages(client, 1)),
);

const collectionId = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
test.each([
  ["search", { kind: "search", game: "pokemon", query: "set:base1" }, { game: "pokemon" }],
  ["collection", { kind: "collection", collectionId }, { collectionId }],
] as const)(
  "[ALR-1] an alert on a %s is found by its list until it is forgotten, also once it is deleted",
  async (_kind, subject, list) => {
    const TableName = await emptyTable();
    const alerts = dynamoAlertStore(client, TableName);
    const searches = dynamoSearchAlerts(documents, TableName);
    const alert = anAlert({ subject });
    await alerts.create("ash", alert, { most: 9 });
    await alerts.remove("ash", alert);
    const there = [{ userId: "ash", alertId: alert.id }];
    expect(await searches.listed(list, { limit: 9 })).toEqual(there);
    await searches.forget(list, alert.id);
    expect(await searches.listed(list, { limit: 9 })).toEqual([]);
  },
);

tellingStoreContract("dynamoTellingStore", () => told(client));
tellingStoreContract("dynamoTellingStore over short pages", () => told(shortPages(client, 2)));
