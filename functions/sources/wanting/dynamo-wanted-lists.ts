import { gzipSync } from "node:zlib";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
} from "@aws-sdk/lib-dynamodb";
import {
  Interest,
  interestPartition,
  interestShares,
  wantedListKey,
} from "#schemas/storage/interest.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { readWantedList } from "#shared/wanting/stored-wanted-list.ts";
import type { WantedLists } from "./wanted-lists.ts";

/** In the table `work`: one item of some 40 KB that is written once an hour, and the notes of each hour in eight partitions. */
export function dynamoWantedLists(client: DynamoDBDocumentClient, TableName: string): WantedLists {
  return {
    async read() {
      const command = new GetCommand({ TableName, Key: wantedListKey, ConsistentRead: true });
      const { Item } = await client.send(command);
      if (!Item) return undefined;
      const { version, ...list } = readWantedList(Item);
      return { version, list };
    },

    write({ until, cards }, before) {
      const stored = { version: before + 1, until, cards: gzipSync(JSON.stringify(cards)) };
      const command = new PutCommand({
        TableName,
        Item: { ...wantedListKey, ...stored },
        ...(before === 0
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "version = :before",
              ExpressionAttributeValues: { ":before": before },
            }),
      });
      return unlessRefused(client.send(command), "written", "overtaken");
    },

    async notesOf(hour) {
      const shares = Array.from({ length: interestShares }, async (_none, share) => {
        const found: Interest["points"][] = [];
        const query = {
          TableName,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": interestPartition(hour, share) },
          // What was noted a moment ago is a look as well.
          ConsistentRead: true,
        };
        for await (const { Items = [] } of paginateQuery({ client }, query)) {
          found.push(...Items.map((item) => Interest.parse(item).points));
        }
        return found;
      });
      return (await Promise.all(shares)).flat();
    },
  };
}
