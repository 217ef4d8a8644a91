import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { Sale } from "#schemas/collections/sale.ts";
import { salePrefix, salesPartition } from "#schemas/storage/collection-changes.ts";
import { queryItems } from "#shared/aws/queries.ts";

/** All sales of a user, in the table `users`: a read unit for ten of them. Sees the newest write. */
export const dynamoSales =
  (client: DynamoDBDocumentClient, TableName: string) =>
  async (userId: string): Promise<readonly Sale[]> => {
    const span = { prefix: salePrefix, isConsistent: true };
    const items = await queryItems(client, TableName, salesPartition(userId), span);
    return items.map((item) => Sale.parse(item));
  };
