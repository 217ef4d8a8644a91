import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { newestMarkKey } from "#schemas/storage/newest-mark.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import type { NewestMarks } from "./newest-marks.ts";

const Mark = z.object({ newestAt: z.string() });

/** Keeps the marks in the catalogue's table: one write unit for each unit of a pack. */
export const dynamoNewestMarks = (
  client: DynamoDBDocumentClient,
  tableName: string,
): NewestMarks => ({
  async raise(unit, at) {
    const place = { TableName: tableName, Key: newestMarkKey(unit) };
    const raised = await unlessRefused(
      client.send(
        new UpdateCommand({
          ...place,
          UpdateExpression: "SET newestAt = :at",
          ConditionExpression: "attribute_not_exists(pk) OR newestAt <= :at",
          ExpressionAttributeValues: { ":at": at },
        }),
      ),
      true,
      false,
    );
    if (raised) return at;
    // Marks are never lowered nor taken away: it still is newer.
    const { Item } = await client.send(new GetCommand({ ...place, ConsistentRead: true }));
    return Mark.parse(Item).newestAt;
  },
});
