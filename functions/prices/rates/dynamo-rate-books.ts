import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { RateYear, rateYearKey } from "#schemas/storage/rate-books.ts";
import { putOver } from "#shared/aws/put-over.ts";
import type { RateBooks } from "./rate-books.ts";

/** Keeps rates in the catalogue's table: an item of up to 30 KB a base currency and year. */
export const dynamoRateBooks = (client: DynamoDBDocumentClient, TableName: string): RateBooks => ({
  async read(of) {
    const get = { TableName, Key: rateYearKey(of), ConsistentRead: true };
    const { Item } = await client.send(new GetCommand(get));
    return Item && RateYear.parse(Item);
  },

  publish: (book, before) => putOver(client, TableName, { ...rateYearKey(book), ...book }, before),
});
