import { type DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { ImageRecord, imagePrefix } from "#schemas/storage/image-items.ts";
import type { RecordPages } from "./usage-ports.ts";

/**
 * Looks through the whole table `pictures`, a megabyte a call: whose picture a hash is, no key tells. Of 25,000 pictures that is
 * 13 calls and 1,600 read units, once a week. Never on a request path.
 */
export const dynamoRecordPages = (
  client: DynamoDBDocumentClient,
  TableName: string,
): RecordPages => ({
  async *all() {
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({
          TableName,
          FilterExpression: "begins_with(pk, :image)",
          ExpressionAttributeValues: { ":image": imagePrefix },
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      yield Items.map((item) => ImageRecord.parse(item));
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey);
  },
});
