import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { CollectionStore } from "../collection/collection-store.ts";
import { lotPage } from "./dynamo-lot-page.ts";
import type { ItemLists } from "./item-lists.ts";

/**
 * Reads lots in the table `users`. That there are some says that their collection is there, unless the
 * same read says that it is deleted; only of an empty one, and for later pages, the head is read, too.
 */
export function dynamoItemLists(
  client: DynamoDBDocumentClient,
  TableName: string,
  { collections }: { readonly collections: Pick<CollectionStore, "get"> },
): ItemLists {
  return {
    async list(place, request) {
      const isLater = request.cursor !== undefined;
      const [head, { page, isGone }] = await Promise.all([
        isLater ? collections.get(place) : undefined,
        lotPage(client, TableName, place, request),
      ]);
      if (isGone) return undefined;
      const isThere = head !== undefined || (!isLater && page.items.length > 0);
      return isThere || (!isLater && (await collections.get(place))) ? page : undefined;
    },
  };
}
