import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { offeredDays } from "#schemas/storage/image-files.ts";
import { printItemKey, StoredPrint } from "#schemas/storage/image-items.ts";
import { expiryOf } from "#shared/aws/transaction.ts";
import type { PrintRecords } from "./print-records.ts";

/** Keeps them in the table `pictures`, beside the composites. */
export const dynamoPrintRecords = (
  client: DynamoDBDocumentClient,
  TableName: string,
): PrintRecords => ({
  async find(key) {
    const read = new GetCommand({ TableName, Key: printItemKey(key), ConsistentRead: true });
    const { Item } = await client.send(read);
    return Item && StoredPrint.parse(Item);
  },

  async remember(print) {
    const expiresAtSeconds = expiryOf(print.storedAt, offeredDays * 86_400);
    const Item = { ...printItemKey(print.key), ...print, expiresAtSeconds };
    await client.send(new PutCommand({ TableName, Item }));
  },
});
