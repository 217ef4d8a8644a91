import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from "@aws-sdk/lib-dynamodb";
import {
  SearchItem,
  SearchMembersItem,
  searchesPartition,
  searchMembersKey,
} from "#schemas/storage/alert-items.ts";
import { queryItems } from "#shared/aws/queries.ts";
import type { SearchAlerts } from "./search-alerts.ts";

/** Keeps them in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoSearchAlerts(
  client: DynamoDBDocumentClient,
  TableName: string,
): SearchAlerts {
  return {
    async ofGame(game, { limit, after }) {
      const span = { limit, ...(after && { after }) };
      const found = await queryItems(client, TableName, searchesPartition(game), span);
      return found.map((item) => SearchItem.parse(item));
    },

    async members(alertId) {
      const Key = searchMembersKey(alertId);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && SearchMembersItem.parse(Item);
    },

    async keepMembers(alertId, members) {
      const Key = searchMembersKey(alertId);
      if (!members) {
        await client.send(new DeleteCommand({ TableName, Key }));
        return;
      }
      const Item = { ...Key, ...SearchMembersItem.parse(members) };
      await client.send(new PutCommand({ TableName, Item }));
    },
  };
}
