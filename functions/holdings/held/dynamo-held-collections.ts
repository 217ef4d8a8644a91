import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { HeadItem, headPrefix, headsPartition } from "#schemas/storage/collection-items.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { CollectionStore } from "../../collections/index.ts";
import { dynamoWholeLots } from "./dynamo-whole-lots.ts";
import type { HeldCollections } from "./held-collections.ts";

/** Reads whole collections in the table `users`, each time all of them. */
export function dynamoHeldCollections(
  client: DynamoDBDocumentClient,
  TableName: string,
  { collections }: { readonly collections: Pick<CollectionStore, "get"> },
): HeldCollections {
  return {
    async of(place) {
      const [head, items] = await Promise.all([
        collections.get(place),
        dynamoWholeLots(client, TableName, place),
      ]);
      return head && items && { head, items };
    },

    async heads(userId) {
      const span = { prefix: headPrefix, isConsistent: true };
      const items = await queryItems(client, TableName, headsPartition(userId), span);
      return items.filter(isHead).map((item) => HeadItem.parse(item));
    },
  };
}

/** The shares of their counts lie among the heads. */
const isHead = (item: Record<string, unknown>): boolean =>
  !z.string().parse(item["sk"]).slice(headPrefix.length).includes("#");
