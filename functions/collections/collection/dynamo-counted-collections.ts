import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Collection } from "#schemas/collections/collection.ts";
import {
  headPrefix,
  headSpan,
  headsPartition,
  TallyShare,
} from "#schemas/storage/collection-items.ts";
import { pageOf, startOf } from "#shared/aws/id-pages.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { CountedCollection } from "./counted-collection.ts";
import type { CountedCollections } from "./counted-collections.ts";

type Item = Record<string, unknown>;

/**
 * Items that a query asks for, for each collection that is wanted: a head with up to eight shares of
 * its counts. A user's few collections come at once; many empty ones are not read far beyond a page.
 */
const itemsOfOne = 3;

/**
 * Reads heads with the shares of their counts, which lie behind them in the table `users`: one query,
 * which is rounded up once, where reading them apart was rounded up twice.
 */
export function dynamoCountedCollections(
  client: DynamoDBDocumentClient,
  TableName: string,
): CountedCollections {
  return {
    async get({ userId, collectionId }) {
      const { pk, from, to } = headSpan(userId, collectionId);
      const span = { between: [from, to], isConsistent: true } as const;
      return countedIn(await queryItems(client, TableName, pk, span))[0];
    },

    async list(userId, { limit, cursor }) {
      const pk = headsPartition(userId);
      const list = { pk, prefix: headPrefix };
      const before = startOf(list, cursor);
      let after = before && headSpan(userId, before).to;
      const items: Item[] = [];
      const most = itemsOfOne * (limit + 1);
      for (let isOver = false; !isOver && items.filter(isHead).length <= limit; ) {
        const span = { prefix: headPrefix, limit: most, isConsistent: true };
        const more = await queryItems(client, TableName, pk, { ...span, ...(after && { after }) });
        items.push(...more);
        after = more.at(-1) && keyOf(more.at(-1) ?? {});
        isOver = more.length < most;
      }
      return pageOf(list, countedIn(items), limit);
    },
  };
}

const keyOf = (item: Item): string => z.string().parse(item["sk"]);
const isHead = (item: Item) => !keyOf(item).slice(headPrefix.length).includes("#");

/** @param items in the order of their keys, each head before the shares of its counts */
function countedIn(items: readonly Item[]): readonly CountedCollection[] {
  const found: CountedCollection[] = [];
  for (const item of items) {
    const head = found.at(-1);
    if (isHead(item)) found.push({ ...Collection.parse(item), lots: 0, cards: 0 });
    else if (head && keyOf(item).startsWith(`${headPrefix}${head.id}#`)) {
      const { lots, cards } = TallyShare.parse(item);
      found[found.length - 1] = { ...head, lots: head.lots + lots, cards: head.cards + cards };
    }
    // Counts without a head are of a collection that is deleted, and not yet cleared away.
  }
  // While lots of an import are written and not counted yet, fewer may be counted than somebody has removed.
  return found.map((one) => ({
    ...{ ...one, lots: Math.max(0, one.lots), cards: Math.max(0, one.cards) },
  }));
}
