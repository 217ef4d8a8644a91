import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { dynamoAlertStore } from "#functions/alerts/alert/dynamo-alert-store.ts";
import { dynamoNoticeStore } from "#functions/alerts/inbox/dynamo-notice-store.ts";
import { dynamoAlertSettingsStore } from "#functions/alerts/settings/dynamo-alert-settings-store.ts";
import type { Notice } from "#schemas/alerts/notice.ts";
import { NoticeItem, noticeKey } from "#schemas/storage/alert-items.ts";
import { alertSettingsStoreContract } from "#test/contract/alert-settings-store.ts";
import { alertStoreContract } from "#test/contract/alert-store.ts";
import { noticeStoreContract } from "#test/contract/notice-store.ts";
import { documents, emptyTable } from "#test/support/empty-table.ts";
import { consistentReadsOnly, shortPages } from "#test/support/strict-reads.ts";

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
      const Item = { ...noticeKey(userId, notice.id), ...NoticeItem.parse(notice) };
      await documents.send(new PutCommand({ TableName, Item }));
    },
  };
};
noticeStoreContract("dynamoNoticeStore", () => inboxes(client));
noticeStoreContract("dynamoNoticeStore over short pages", () => inboxes(shortPages(client, 2)));
