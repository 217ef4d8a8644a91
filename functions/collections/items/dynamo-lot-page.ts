import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { CollectionItem } from "#schemas/collections/item.ts";
import {
  goneKey,
  LotItem,
  lotPrefix,
  lotSpan,
  lotsPartition,
} from "#schemas/storage/collection-items.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Place } from "../collection/collection-store.ts";

/** Lots that the first read may skip because they were removed; later reads take bigger steps. */
const bigStep = 1_000;

/**
 * A page of the lots that are there, as they are now. The first one also tells whether their
 * collection is deleted: that lies before them, and one read brings both.
 *
 * @throws DomainError `request.bad_cursor`
 */
export async function lotPage(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, collectionId }: Place,
  { limit, cursor }: PageRequest,
): Promise<{ page: Page<CollectionItem>; isGone: boolean }> {
  const pk = lotsPartition(userId, collectionId);
  const list = { pk, prefix: lotPrefix };
  const after = startOf(list, cursor);
  const found: Item[] = [];
  let ExclusiveStartKey: Item | undefined = after ? { pk, sk: `${lotPrefix}${after}` } : undefined;
  let step = limit + 1;
  for (let isOver = false; !isOver && found.length <= limit; step = bigStep) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":pk": pk, ":from": lotSpan.from, ":to": lotSpan.to },
        FilterExpression: "attribute_not_exists(removedAt)",
        ConsistentRead: true,
        Limit: step,
        ExclusiveStartKey,
      }),
    );
    found.push(...Items);
    isOver = LastEvaluatedKey === undefined;
    ExclusiveStartKey = LastEvaluatedKey;
  }
  const lots = found.filter((item) => !isGone(item)).map((item) => LotItem.parse(item));
  return { page: pageOf(list, lots, limit), isGone: found.some(isGone) };
}

type Item = Record<string, unknown>;

const isGone = (item: Item) => z.string().parse(item["sk"]) === goneKey("").sk;
