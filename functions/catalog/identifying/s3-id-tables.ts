import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { games } from "#schemas/games/index.ts";
import { IndexPointer, indexFormat, indexPointerKey } from "#schemas/storage/index-pointer.ts";
import type { SignedObjects } from "#shared/aws/signed-objects.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { log } from "#shared/observability/log.ts";
import { s3IndexReader } from "../indexing/s3-index-reader.ts";
import { currentIdTables } from "./current-id-tables.ts";
import type { IdTables } from "./id-tables.ts";

const Pointer = IndexPointer.pick({ ids: true });

/** Tables of ids as builds leave them: a pointer in the catalogue's table, the table itself in the lake. */
export function s3IdTables(
  client: DynamoDBDocumentClient,
  TableName: string,
  lake: SignedObjects,
): IdTables {
  return currentIdTables({
    games,
    clock: systemClock,
    files: s3IndexReader(lake),
    async pointed(game) {
      const Key = indexPointerKey(game, indexFormat);
      const { Item } = await client.send(new GetCommand({ TableName, Key }));
      return Item && Pointer.parse(Item).ids;
    },
    onTrouble: (game, error) => log("ids kept", { game, error }),
  });
}
