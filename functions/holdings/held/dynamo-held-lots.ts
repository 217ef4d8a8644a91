import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { LotStore } from "../../collections/index.ts";
import { dynamoWholeLots } from "./dynamo-whole-lots.ts";
import type { HeldLots } from "./held-lots.ts";

/** Reads lots in the table `users`. */
export const dynamoHeldLots = (
  client: DynamoDBDocumentClient,
  TableName: string,
  { lots }: { readonly lots: Pick<LotStore, "find"> },
): HeldLots => ({
  all: (place) => dynamoWholeLots(client, TableName, place),
  find: (place, ids) => lots.find(place, ids),
});
