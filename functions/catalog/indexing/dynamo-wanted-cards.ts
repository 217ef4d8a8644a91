import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { wantedListKey } from "#schemas/storage/interest.ts";
import { readWantedList } from "#shared/wanting/stored-wanted-list.ts";
import type { WantedCards } from "./wanted-cards.ts";

/** The list in the table `work`: one item of some 40 KB, five read units. */
export const dynamoWantedCards = (
  client: DynamoDBDocumentClient,
  TableName: string,
): WantedCards => ({
  async read() {
    const { Item } = await client.send(new GetCommand({ TableName, Key: wantedListKey }));
    return Item ? readWantedList(Item).cards : [];
  },
});
