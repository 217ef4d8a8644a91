import { dynamoRateBooks } from "#functions/prices/rates/dynamo-rate-books.ts";
import { rateBooksContract } from "#test/contract/rate-books.ts";
import { documents, emptyTable } from "#test/support/clouds/empty-table.ts";

rateBooksContract("dynamoRateBooks", async () => dynamoRateBooks(documents, await emptyTable()));
