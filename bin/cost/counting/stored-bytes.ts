import { paginateScan } from "@aws-sdk/client-dynamodb";
import { ListBucketsCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { Item, itemSize } from "./item-size.ts";

/** DynamoDB bills so many bytes for each item beyond its own. */
const bytesPerItem = 100;

/** Bytes in every table and bucket, by name. */
export async function storedBytes({ clients }: LocalCloud): Promise<Record<string, number>> {
  const stored: Record<string, number> = {};
  for (const table of ["catalog", "pictures", "work"]) {
    const scan = { TableName: `cardlake-local-${table}` };
    let bytes = 0;
    for await (const { Items = [] } of paginateScan({ client: clients.dynamo }, scan)) {
      for (const item of Items) bytes += itemSize(Item.parse(item)) + bytesPerItem;
    }
    stored[table] = bytes;
  }
  const { Buckets = [] } = await clients.s3.send(new ListBucketsCommand({}));
  const Bucket = Buckets.find(({ Name }) => Name?.startsWith("cardlake-local-lake"))?.Name;
  let lake = 0;
  for await (const { Contents = [] } of paginateListObjectsV2({ client: clients.s3 }, { Bucket })) {
    for (const { Size = 0 } of Contents) lake += Size;
  }
  return { ...stored, lake };
}
