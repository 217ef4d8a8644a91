import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import {
  IndexPointer,
  indexFormat,
  indexPointerKey,
  indexPointerPrefix,
} from "#schemas/storage/index-pointer.ts";
import { putNewest } from "#shared/aws/put-newest.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import type { IndexPointers } from "./index-pointers.ts";

/**
 * Keeps the pointers in the catalogue's table.
 *
 * @param isConsistent whether `current` must be what was published last, at twice the price: a build
 * compares with it, and would publish over a newer one, or an equal one again. Who searches looks every
 * ten seconds, and takes an index a moment later
 */
export function dynamoIndexPointers(
  client: DynamoDBDocumentClient,
  TableName: string,
  { isConsistent = true }: { isConsistent?: boolean } = {},
): IndexPointers {
  return {
    async current(game, format = indexFormat) {
      const Key = indexPointerKey(game, format);
      const get = new GetCommand({ TableName, Key, ConsistentRead: isConsistent });
      const { Item } = await client.send(get);
      return Item && read(Item);
    },

    publish: (pointer) =>
      putNewest(client, TableName, {
        ...{ ...indexPointerKey(pointer.game, pointer.format), ...pointer, ...cause() },
      }),

    async all(game) {
      const { pk } = indexPointerKey(game, indexFormat);
      const found = await queryItems(client, TableName, pk, {
        ...{ prefix: indexPointerPrefix, isConsistent: true },
      });
      return found.map(read);
    },

    async forget(game, format) {
      await client.send(new DeleteCommand({ TableName, Key: indexPointerKey(game, format) }));
    },
  };
}

/** The stream of pointers is followed. */
const cause = () => ({ [correlationAttribute]: currentCorrelation() });

/** Pointers of version 0.1.0 say their format in their key alone. */
const read = ({ sk, ...item }: Record<string, unknown>): IndexPointer =>
  IndexPointer.parse({ format: Number(String(sk).slice(indexPointerPrefix.length)), ...item });
