import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { PriceMapPointer, priceMapPointerKey } from "#schemas/storage/price-map.ts";
import { putNewest } from "#shared/aws/put-newest.ts";
import type { PriceMapPointers } from "./price-map-pointers.ts";

/**
 * Keeps the pointers in the catalogue's table.
 *
 * @param isConsistent whether `current` must be what was published last, at twice the price: a build compares with
 * it, whoever places prices takes a map a moment later
 */
export function dynamoPriceMapPointers(
  client: DynamoDBDocumentClient,
  TableName: string,
  { isConsistent }: { readonly isConsistent: boolean },
): PriceMapPointers {
  return {
    async current(game) {
      const Key = priceMapPointerKey(game);
      const get = new GetCommand({ TableName, Key, ConsistentRead: isConsistent });
      const { Item } = await client.send(get);
      return Item && PriceMapPointer.parse(Item);
    },
    publish: (pointer) =>
      putNewest(client, TableName, { ...priceMapPointerKey(pointer.game), ...pointer }),
  };
}
