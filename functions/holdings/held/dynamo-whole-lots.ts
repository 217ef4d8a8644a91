import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { CollectionItem } from "#schemas/collections/item.ts";
import { goneKey, LotItem, lotSpan, lotsPartition } from "#schemas/storage/collection-items.ts";
import { lotRanges } from "#schemas/storage/lot-ranges.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { Place } from "../../collections/index.ts";

type Item = Record<string, unknown>;

/**
 * All lots of a collection that are there, by id; undefined where it is deleted. DynamoDB gives a megabyte at a time, about 3,000 lots:
 * most collections come with the first call. Ids of lots are evenly spread, so eight ranges of them share the others.
 */
export async function dynamoWholeLots(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, collectionId }: Place,
): Promise<readonly CollectionItem[] | undefined> {
  const pk = lotsPartition(userId, collectionId);
  const { Items: first = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":pk": pk, ":from": lotSpan.from, ":to": lotSpan.to },
      ConsistentRead: true,
    }),
  );
  if (first.some((item) => keyOf(item) === goneKey(pk).sk)) return undefined;
  const rest = LastEvaluatedKey ? spansAfter(keyOf(LastEvaluatedKey)) : [];
  const others = await Promise.all(
    rest.map((between) => queryItems(client, TableName, pk, { between, isConsistent: true })),
  );
  return [first, ...others].flatMap((items) =>
    items.filter((item) => item["removedAt"] === undefined).map((item) => LotItem.parse(item)),
  );
}

const keyOf = (item: Item): string => z.string().parse(item["sk"]);

/** What of the ranges lies behind a key; both ends of each included. */
function spansAfter(key: string): readonly (readonly [string, string])[] {
  return lotRanges.flatMap(([from, to]): (readonly [string, string])[] => {
    // A space comes before whatever an id goes on with.
    const start = from > key ? from : `${key} `;
    return start <= to ? [[start, to]] : [];
  });
}
