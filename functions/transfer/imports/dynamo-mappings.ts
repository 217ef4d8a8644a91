import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { headsPartition } from "#schemas/storage/collection-items.ts";
import { MappingItem, mappingKey, mappingPrefix } from "#schemas/storage/import-items.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Mappings } from "./mappings.ts";

/** Keeps mappings in the table `users`; `schemas/storage/import-items.ts` shows the keys. */
export function dynamoMappings(client: DynamoDBDocumentClient, TableName: string): Mappings {
  return {
    async find(userId, fingerprint) {
      const Key = mappingKey(userId, fingerprint);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && MappingItem.parse(Item);
    },
    async save(userId, mapping) {
      const Item = { ...mappingKey(userId, mapping.fingerprint), ...mapping };
      await client.send(new PutCommand({ TableName, Item }));
    },
    async list(userId, { limit, cursor }) {
      const pk = headsPartition(userId);
      const list = `${pk}|${mappingPrefix}`;
      const start = positionIn(list, cursor, z.string());
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pk, ":prefix": mappingPrefix },
          ...{ ConsistentRead: true, Limit: limit + 1 },
          ...(start !== undefined && { ExclusiveStartKey: mappingKey(userId, start) }),
        }),
      );
      const items = Items.slice(0, limit).map((item) => MappingItem.parse(item));
      const last = items.at(-1);
      const hasMore = Items.length > limit;
      return { items, ...(hasMore && last && { nextCursor: cursorAt(list, last.fingerprint) }) };
    },
    async remove(userId, fingerprint) {
      const Key = mappingKey(userId, fingerprint);
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName, Key, ReturnValues: "ALL_OLD" }),
      );
      return Attributes ? "removed" : "absent";
    },
  };
}
