import { dynamoArchiveRecords } from "#functions/prices/archive/dynamo-archive-records.ts";
import { archiveRecordsContract } from "#test/contract/archive-records.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const documents = cloudDocuments();
archiveRecordsContract("dynamoArchiveRecords", async () =>
  dynamoArchiveRecords(documents, await emptyTable()),
);
