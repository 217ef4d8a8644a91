import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import { OwnPrice } from "#schemas/collections/own-price.ts";
import { headsPartition } from "#schemas/storage/collection-items.ts";
import {
  OwnPriceName,
  OwnPriceTotals,
  ownPriceKey,
  ownPriceName,
  ownPricePrefix,
  ownPriceTotalsKey,
} from "#schemas/storage/own-price-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { newItem, transact } from "#shared/aws/transaction.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { OwnPriceStore } from "./own-price-store.ts";

/** Keeps prices that users enter in the table `users`; `schemas/storage/own-price-items.ts` shows the keys. */
export function dynamoOwnPriceStore(
  client: DynamoDBDocumentClient,
  TableName: string,
): OwnPriceStore {
  const item = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  /** Counts prices, unless one was taken back since `removedUpTo` was read. */
  const counted = (
    userId: string,
    { by, removedUpTo, ...next }: Counted,
    condition: string,
    bound: number,
  ) => ({
    Update: {
      TableName,
      Key: ownPriceTotalsKey(userId),
      UpdateExpression: `${next.nextUpTo === undefined ? "" : "SET removedUpTo = :next "}ADD prices :by`,
      ConditionExpression: `(${condition}) AND ${
        removedUpTo === 0 ? "attribute_not_exists(removedUpTo)" : "removedUpTo = :upTo"
      }`,
      ExpressionAttributeValues: {
        ...{ ":by": by, ":bound": bound },
        ...(removedUpTo !== 0 && { ":upTo": removedUpTo }),
        ...(next.nextUpTo !== undefined && { ":next": next.nextUpTo }),
      },
    },
  });

  return {
    async get(userId, copy) {
      const found = await item(ownPriceKey(userId, copy));
      return found && OwnPrice.parse(found);
    },

    async ofPrinting(userId, printingId) {
      // Whoever has just entered a price finds it.
      const span = { prefix: `${ownPricePrefix}${printingId}#`, isConsistent: true };
      const items = await queryItems(client, TableName, headsPartition(userId), span);
      return items.map((item) => OwnPrice.parse(item));
    },

    async list(userId, { limit, cursor }) {
      const list = `${headsPartition(userId)} ${ownPricePrefix}`;
      const start = positionIn(list, cursor, OwnPriceName);
      const pk = headsPartition(userId);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pk, ":prefix": ownPricePrefix },
          ConsistentRead: true,
          // One more than is shown says whether there is another page.
          Limit: limit + 1,
          ...(start && { ExclusiveStartKey: ownPriceKey(userId, start) }),
        }),
      );
      const items = Items.slice(0, limit).map((found) => OwnPrice.parse(found));
      const end = items.at(-1);
      const hasMore = Items.length > limit;
      return { items, ...(hasMore && end && { nextCursor: cursorAt(list, ownPriceName(end)) }) };
    },

    async create(userId, price, { most, removedUpTo }) {
      const [by, isFree] = [1 as const, "attribute_not_exists(pk) OR prices < :bound"];
      const outcome = await transact(client, [
        counted(userId, { by, removedUpTo }, isFree, most),
        newItem(TableName, { ...ownPriceKey(userId, price), ...price }),
      ]);
      return outcome === "written" ? "created" : "refused";
    },

    async replace(userId, price, version) {
      const put = new PutCommand({
        TableName,
        Item: { ...ownPriceKey(userId, price), ...price },
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": version },
      });
      return unlessRefused(client.send(put), "saved", "stale");
    },

    async remove(userId, copy, { version, removedUpTo }) {
      const nextUpTo = Math.max(version, removedUpTo);
      const outcome = await transact(client, [
        counted(userId, { by: -1, removedUpTo, nextUpTo }, "prices > :bound", 0),
        {
          Delete: {
            TableName,
            Key: ownPriceKey(userId, copy),
            ConditionExpression: "version = :version",
            ExpressionAttributeValues: { ":version": version },
          },
        },
      ]);
      return outcome === "written" ? "removed" : "stale";
    },

    async totals(userId) {
      return OwnPriceTotals.parse((await item(ownPriceTotalsKey(userId))) ?? { prices: 0 });
    },
  };
}

interface Counted {
  readonly by: 1 | -1;
  readonly removedUpTo: number;
  /** Absent where it stays. */
  readonly nextUpTo?: number;
}
