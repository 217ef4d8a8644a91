import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { OwnPrice } from "#schemas/collections/own-price.ts";
import { headsPartition } from "#schemas/storage/collection-items.ts";
import { ownPricePrefix } from "#schemas/storage/own-price-items.ts";
import { queryItems } from "#shared/aws/queries.ts";

/** All prices that a user has entered, in the table `users`; most have entered none. Sees the newest write. */
export const dynamoOwnPrices =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (userId: string): Promise<readonly OwnPrice[]> => {
    const span = { prefix: ownPricePrefix, isConsistent: true };
    const items = await queryItems(client, TableName, headsPartition(userId), span);
    return items.map((item) => OwnPrice.parse(item));
  };
