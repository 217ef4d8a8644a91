import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { dynamoCountedCollections } from "../collections/collection/dynamo-counted-collections.ts";
import { dynamoLotStore } from "../collections/items/dynamo-lot-store.ts";
import { countedHeads } from "./held/counted-heads.ts";
import { dynamoHeldChanges } from "./held/dynamo-held-changes.ts";
import { dynamoHeldLots } from "./held/dynamo-held-lots.ts";

/** What the table `users` tells of whole collections. */
export const heldInTable = (client: DynamoDBDocumentClient, table: string) => ({
  heads: countedHeads(dynamoCountedCollections(client, table)),
  lots: dynamoHeldLots(client, table, { lots: dynamoLotStore(client, table) }),
  changes: dynamoHeldChanges(client, table),
});
