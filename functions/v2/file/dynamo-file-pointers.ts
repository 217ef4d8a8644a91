import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { V2Pointer, v2PointerKey } from "#schemas/storage/v2-file.ts";
import { putNewest } from "#shared/aws/put-newest.ts";
import type { FilePointers } from "./file-pointers.ts";

/**
 * Keeps the pointers in the catalogue's table.
 *
 * @param isConsistent whether `current` must be what was published last, at twice the price: a build compares with
 * it, whoever answers takes a file a moment later
 */
export function dynamoFilePointers(
  client: DynamoDBDocumentClient,
  TableName: string,
  { isConsistent }: { readonly isConsistent: boolean },
): FilePointers {
  return {
    async current(game) {
      const Key = v2PointerKey(game);
      const get = new GetCommand({ TableName, Key, ConsistentRead: isConsistent });
      const { Item } = await client.send(get);
      return Item && V2Pointer.parse(Item);
    },
    publish: (pointer) =>
      putNewest(client, TableName, { ...v2PointerKey(pointer.game), ...pointer }),
  };
}
