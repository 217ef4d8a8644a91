import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { offeredDays } from "#schemas/storage/image-files.ts";
import { downloadItemKey, StoredDownload } from "#schemas/storage/image-items.ts";
import { expiryOf } from "#shared/aws/transaction.ts";
import type { DownloadRecords } from "./download-records.ts";

/** Keeps them in the table `pictures`, beside the composites. */
export const dynamoDownloadRecords = (
  client: DynamoDBDocumentClient,
  TableName: string,
): DownloadRecords => ({
  async find(key, kind) {
    const Key = downloadItemKey(key, kind);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && StoredDownload.parse(Item);
  },

  async remember(download) {
    const expiresAtSeconds = expiryOf(download.storedAt, offeredDays * 86_400);
    const Item = { ...downloadItemKey(download.key, download.kind), ...download, expiresAtSeconds };
    await client.send(new PutCommand({ TableName, Item }));
  },
});
