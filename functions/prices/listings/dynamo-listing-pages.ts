import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { ListedCopies, listingPagesKey, pagePrefix } from "#schemas/storage/listing-pages.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { ListingPages } from "./page-store.ts";

/** Longer than any message of a run waits. */
const keptSeconds = 15 * 86_400;

/** Keeps pages in one item a list and run: a write adds one and brings all others back. */
export const dynamoListingPages = (
  client: DynamoDBDocumentClient,
  { tableName, clock }: { readonly tableName: string; readonly clock: Clock },
): ListingPages => ({
  async add(list, runId, page, copies) {
    const { Attributes = {} } = await client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: listingPagesKey(list, runId),
        UpdateExpression: "SET #page = :copies, expiresAtSeconds = :expires",
        ExpressionAttributeNames: { "#page": `${pagePrefix}${page}` },
        ExpressionAttributeValues: {
          ":copies": copies,
          ":expires": Math.ceil(clock().getTime() / 1000) + keptSeconds,
        },
        ReturnValues: "ALL_NEW",
      }),
    );
    return new Map(
      Object.entries(Attributes).flatMap(([name, value]) =>
        name.startsWith(pagePrefix)
          ? [[Number(name.slice(pagePrefix.length)), ListedCopies.parse(value)] as const]
          : [],
      ),
    );
  },
});
