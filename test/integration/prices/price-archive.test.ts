import { dynamoArchiveRecords } from "#functions/prices/archive/dynamo-archive-records.ts";
import { archiveRecordsContract } from "#test/contract/archive-records.ts";
import { documents, emptyTable } from "#test/support/clouds/empty-table.ts";

archiveRecordsContract("dynamoArchiveRecords", async () =>
  dynamoArchiveRecords(documents, await emptyTable()),
);
