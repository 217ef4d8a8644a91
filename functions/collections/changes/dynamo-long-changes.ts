import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { Change } from "#schemas/collections/change.ts";
import {
  changeKey,
  changesPartition,
  PartItem,
  partKey,
  partPrefix,
} from "#schemas/storage/collection-changes.ts";
import type { Ulid } from "#schemas/values.ts";
import { transact } from "#shared/aws/transaction.ts";
import { unpackedPart } from "./change-content.ts";
import { type LongWrites, longWrites } from "./dynamo-long-writes.ts";
import type { LongChanges, LongPart } from "./long-changes.ts";

/** Keeps them in the table `users`, in the partition of the log. */
export function dynamoLongChanges(client: DynamoDBDocumentClient, TableName: string): LongChanges {
  const item = async (Key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const writes: LongWrites = longWrites(client, TableName);

  return {
    ...writes,

    async find(userId, id) {
      const found = await item(changeKey(userId, id, 0));
      const change = found && Change.parse(found);
      return change?.collectionIds && change;
    },

    async part(userId, id, part) {
      const found = await item(partKey(userId, id, part));
      return found && partOf(found);
    },

    async parts(userId, id, { order, beyond, limit }) {
      const found: Item[] = [];
      let start: Item | undefined = beyond === undefined ? undefined : partKey(userId, id, beyond);
      // A call brings a megabyte at most: three parts of the largest ones.
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
            ExpressionAttributeValues: { ":pk": changesPartition(userId), ...spanOf(id) },
            ConsistentRead: true,
            ScanIndexForward: order === "first",
            Limit: limit - found.length,
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        found.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start && found.length < limit);
      return found.map(partOf);
    },

    async beginUndo(userId, id, by) {
      const outcome = await transact(client, writes.undoBeginning(userId, id, by));
      return outcome === "written" ? "begun" : "conflict";
    },
  };
}

type Item = Record<string, unknown>;

const spanOf = (id: Ulid) => ({ ":from": partPrefix(id), ":to": `${partPrefix(id)}~` });

const partOf = (item: Item): LongPart => {
  const { content, ...part } = PartItem.parse(item);
  return { ...part, content: unpackedPart(content) };
};
