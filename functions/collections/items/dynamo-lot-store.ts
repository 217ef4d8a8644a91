import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  LotItem,
  lotKey,
  lotPrefix,
  lotsPartition,
  RequestItem,
  requestKey,
} from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { pageOf, queryOf, startOf } from "#shared/aws/id-pages.ts";
import { transact } from "#shared/aws/transaction.ts";
import type { Place } from "../collection/collection-store.ts";
import { sweepPartition } from "../deletion/dynamo-sweep.ts";
import { writesOf } from "./dynamo-lot-writes.ts";
import { deleteTallies, tallyOf } from "./dynamo-tallies.ts";
import type { LotStore } from "./lot-store.ts";

/** Lots that the first read may skip because they were removed; later reads take bigger steps. */
const bigStep = 1_000;

/** Keeps lots in the table `users`; `schemas/storage/collection-items.ts` shows the keys. */
export function dynamoLotStore(client: DynamoDBDocumentClient, TableName: string): LotStore {
  const partitionOf = ({ userId, collectionId }: Place) => lotsPartition(userId, collectionId);

  return {
    async find(place, ids) {
      const pk = partitionOf(place);
      const keys = ids.map((id) => lotKey(pk, id));
      const items = await batchGet(client, TableName, keys, { isConsistent: true });
      const lots = items.map((item) => LotItem.parse(item));
      return new Map(lots.map((lot) => [lot.id, lot]));
    },

    async list(place, { limit, cursor }) {
      const list = { pk: partitionOf(place), prefix: lotPrefix };
      const lots: LotItem[] = [];
      let after = startOf(list, cursor);
      let step = limit + 1;
      for (let isOver = false; !isOver && lots.length <= limit; step = bigStep) {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            ...queryOf(TableName, list, after),
            FilterExpression: "attribute_not_exists(removedAt)",
            Limit: step,
          }),
        );
        lots.push(...Items.map((item) => LotItem.parse(item)));
        isOver = LastEvaluatedKey === undefined;
        after = idIn(LastEvaluatedKey);
      }
      return pageOf(list, lots, limit);
    },

    tally: (place) => tallyOf(client, TableName, place),

    async change(place, changes, { at, note }) {
      const writes = writesOf(TableName, place, { changes, at, note });
      return (await transact(client, writes)) === "written" ? "changed" : "conflict";
    },

    async request(place, keyHash, part) {
      const Key = requestKey(partitionOf(place), keyHash, part);
      const get = new GetCommand({ TableName, Key, ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && RequestItem.parse(Item);
    },

    async sweep(place, isLate) {
      const partition = { TableName, pk: partitionOf(place) };
      const result = await sweepPartition(client, partition, isLate);
      if (result.outcome === "empty") await deleteTallies(client, TableName, place);
      return result;
    },
  };
}

const idIn = (key: Record<string, unknown> | undefined): Ulid | undefined => {
  const sk = key?.["sk"];
  return typeof sk === "string" ? sk.slice(lotPrefix.length) : undefined;
};
