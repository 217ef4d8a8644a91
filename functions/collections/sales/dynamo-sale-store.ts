import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { Sale } from "#schemas/collections/sale.ts";
import { saleKey, salePrefix, salesPartition } from "#schemas/storage/collection-changes.ts";
import { type Day, Ulid } from "#schemas/values.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import { saleIdsBetween } from "./sale-ids.ts";
import type { SaleStore } from "./sale-store.ts";

/** Before and behind all days that somebody may have sold something on. */
const [first, last] = ["1990-01-01", "9999-01-01"];

/** Reads sales in the table `users`; `schemas/storage/collection-changes.ts` shows the keys. */
export function dynamoSaleStore(client: DynamoDBDocumentClient, TableName: string): SaleStore {
  /** Undefined where no sale can be: DynamoDB refuses a span whose end comes first. */
  const spanOf = (from: Day, to: Day) => {
    const days = [from < first ? first : from, to > last ? last : to] as const;
    if (days[0] > days[1]) return undefined;
    const [start, end] = saleIdsBetween(...days);
    return [`${salePrefix}${start}`, `${salePrefix}${end}`] as const;
  };
  return {
    async get(userId, id) {
      const Key = saleKey(userId, { id });
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && Sale.parse(Item);
    },

    async page(userId, { limit, cursor, from = first, to = last }) {
      const pk = salesPartition(userId);
      const list = [pk, from, to].join("|");
      const start = positionIn(list, cursor, Ulid);
      const span = spanOf(from, to);
      if (!span) return { items: [] };
      const [after, until] = span;
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
          ExpressionAttributeValues: { ":pk": pk, ":from": after, ":to": until },
          ConsistentRead: true,
          ScanIndexForward: false,
          // One more than is shown says whether there is another page.
          Limit: limit + 1,
          ...(start && { ExclusiveStartKey: saleKey(userId, { id: start }) }),
        }),
      );
      const items = Items.slice(0, limit).map((item) => Sale.parse(item));
      const end = items.at(-1);
      const hasMore = Items.length > limit && end;
      return {
        items,
        ...(hasMore && { nextCursor: cursorAt(list, end.id) }),
      };
    },

    async between(userId, from, to) {
      const between = spanOf(from, to);
      if (!between) return [];
      const span = { between, isConsistent: true };
      const items = await queryItems(client, TableName, salesPartition(userId), span);
      return items.map((item) => Sale.parse(item));
    },
  };
}
