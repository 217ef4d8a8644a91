import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoListingPages } from "#functions/prices/listings/dynamo-listing-pages.ts";
import { listingPagesKey } from "#schemas/storage/listing-pages.ts";
import { listingPagesContract } from "#test/contract/listing-pages.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const documents = cloudDocuments();
const now = new Date("2026-02-01T06:00:00.000Z");
const pagesIn = (tableName: string) =>
  dynamoListingPages(documents, { tableName, clock: () => now });

listingPagesContract("dynamoListingPages", async () => pagesIn(await emptyTable()));

test("[OPS-7] pages of listings are forgotten after fifteen days, and hold no title and no seller", async () => {
  const TableName = await emptyTable();
  const observed = { atMs: now.getTime(), pack: "bronze/a.ndjson.gz", line: 0 };
  const copies = {
    isLast: true,
    observed,
    copies: [["v1|1|0", "holo", 100] as [string, string, number]],
  };
  await pagesIn(TableName).add("pokemon:base1-4:en:USD", "run", 0, copies);
  const Key = listingPagesKey("pokemon:base1-4:en:USD", "run");
  const { Item } = await documents.send(new GetCommand({ TableName, Key }));
  expect(Item).toEqual({
    ...{ ...Key, "page 0": copies },
    expiresAtSeconds: now.getTime() / 1000 + 15 * 86_400,
  });
});
