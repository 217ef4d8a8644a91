import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import {
  goneKey,
  LotItem,
  lotKey,
  lotsPartition,
  RequestItem,
  requestKey,
} from "#schemas/storage/collection-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import type { Place } from "../collection/collection-store.ts";
import { sweepPartition } from "../deletion/dynamo-sweep.ts";
import { lotPage } from "./dynamo-lot-page.ts";
import { deleteRest, tallyOf } from "./dynamo-tallies.ts";
import type { LotStore } from "./lot-store.ts";

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

    async list(place, page) {
      return (await lotPage(client, TableName, place, page)).page;
    },

    tally: (place) => tallyOf(client, TableName, place),

    async request(place, keyHash, part) {
      const Key = requestKey(partitionOf(place), keyHash, part);
      const get = new GetCommand({ TableName, Key, ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && RequestItem.parse(Item);
    },

    async sweep(place, isLate) {
      const pk = partitionOf(place);
      // What tells that the lots are gone goes after them: no list may show those that are left.
      const partition = { TableName, pk, behind: goneKey(pk).sk };
      const result = await sweepPartition(client, partition, isLate);
      if (result.outcome === "empty") await deleteRest(client, TableName, place);
      return result;
    },
  };
}
