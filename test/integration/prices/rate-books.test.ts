import { dynamoRateBooks } from "#functions/prices/rates/dynamo-rate-books.ts";
import { rateBooksContract } from "#test/contract/rate-books.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const documents = cloudDocuments();
rateBooksContract("dynamoRateBooks", async () => dynamoRateBooks(documents, await emptyTable()));
