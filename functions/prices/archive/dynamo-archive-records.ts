import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import {
  ArchivedSet,
  ArchiveTurn,
  archivedSetKey,
  archivePrefix,
  archiveTurnKey,
} from "#schemas/storage/price-archive.ts";
import { pricesPartition } from "#schemas/storage/price-books.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { ArchiveRecords } from "./price-archive.ts";

/** Keeps in the catalogue's table what is archived: what is lost of it is made anew of the books. */
export function dynamoArchiveRecords(
  client: DynamoDBDocumentClient,
  TableName: string,
): ArchiveRecords {
  return {
    async all(game) {
      const span = { prefix: archivePrefix };
      const items = await queryItems(client, TableName, pricesPartition(game), span);
      return items.map((item) => ArchivedSet.parse(item));
    },

    async save(record) {
      const Item = { ...archivedSetKey(record), ...record };
      await client.send(new PutCommand({ TableName, Item }));
    },

    async takeTurn(now, endsAt) {
      const put = new PutCommand({
        TableName,
        Item: { ...archiveTurnKey, endsAt: endsAt.toISOString() },
        ConditionExpression: "attribute_not_exists(pk) OR endsAt <= :now",
        ExpressionAttributeValues: { ":now": now.toISOString() },
      });
      if ((await unlessRefused(client.send(put), "taken", "refused")) === "taken") return "taken";
      const get = { TableName, Key: archiveTurnKey, ConsistentRead: true };
      const { Item } = await client.send(new GetCommand(get));
      return { freeAt: Item ? new Date(ArchiveTurn.parse(Item).endsAt) : now };
    },

    async endTurn(now) {
      const Item = { ...archiveTurnKey, endsAt: now.toISOString() };
      await client.send(new PutCommand({ TableName, Item }));
    },
  };
}
