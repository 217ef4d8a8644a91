import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { IndexPointer, indexPointerKey } from "#schemas/storage/index-pointer.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import type { IndexPointers } from "./index-pointers.ts";

/** Keeps the pointers in the catalogue's table. */
export function dynamoIndexPointers(
  client: DynamoDBDocumentClient,
  tableName: string,
): IndexPointers {
  return {
    async current(game) {
      const { Item } = await client.send(
        // A build compares with it; an old one would be published over, or an equal index again.
        new GetCommand({ TableName: tableName, Key: indexPointerKey(game), ConsistentRead: true }),
      );
      return Item && IndexPointer.parse(Item);
    },

    publish: (pointer) =>
      unlessRefused(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...indexPointerKey(pointer.game), ...pointer },
            ConditionExpression: "attribute_not_exists(pk) OR builtAt <= :builtAt",
            ExpressionAttributeValues: { ":builtAt": pointer.builtAt },
          }),
        ),
        "published",
        "older",
      ),
  };
}
