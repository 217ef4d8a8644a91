import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { changeKey, type PartItem, partKey } from "#schemas/storage/collection-changes.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import {
  isThrottled,
  newItem,
  type TransactionWrite,
  transactUnlessBusy,
} from "#shared/aws/transaction.ts";
import { doneWrite, partItem, recordWrite } from "../changes/dynamo-change-write.ts";
import { storedLot, tallyWrites, unchangedLot } from "../changes/dynamo-ledger-writes.ts";
import type { LongPart } from "../changes/long-changes.ts";
import { dynamoInserts } from "./dynamo-inserts.ts";
import type { FinishedPart, ImportStore } from "./import-store.ts";

/** Writes imports into the table `users`. */
export function dynamoImportStore(client: DynamoDBDocumentClient, TableName: string): ImportStore {
  const insert = dynamoInserts(client, TableName);
  return {
    async plan(userId, part) {
      if (part.version > 1) {
        const put = new PutCommand({
          ...{ TableName, Item: partItem(userId, part) },
          ...planned,
          ExpressionAttributeValues: planOf(part.version - 1),
        });
        return unlessRefused(client.send(put), "planned", "conflict");
      }
      const outcome = await transactUnlessBusy(client, [
        isOpen(TableName, userId, part),
        newItem(TableName, partItem(userId, part)),
      ]);
      return outcome === "written" ? "planned" : "conflict";
    },

    async write(userId, change, at) {
      const Item = storedLot(userId, change, at);
      if (!change.before) return insert(Item);
      const put = new PutCommand({ TableName, Item, ...unchangedLot(change) });
      try {
        return await unlessRefused(client.send(put), "written", "other");
      } catch (error) {
        if (isThrottled(error)) return "busy";
        throw error;
      }
    },

    async finish(userId, finished) {
      const outcome = await transactUnlessBusy(client, finishWrites(TableName, userId, finished));
      return outcome === "written" ? "done" : "conflict";
    },
  };
}

/** The counts of what was written, the record that tells it, and the note that it is done, in one transaction. */
export function finishWrites(
  TableName: string,
  userId: string,
  { part, recordId, at, counted }: FinishedPart,
): readonly TransactionWrite[] {
  const { id, content } = part;
  const { items } = content;
  const collections = Map.groupBy(items, ({ collectionId }) => collectionId);
  const changes = items.map(({ collectionId, before, after }) => ({
    ...{ collectionId, after },
    ...(before && { before }),
  }));
  return [
    ...[...collections].flatMap(([collectionId, own]) =>
      counted.has(collectionId)
        ? tallyWrites({ TableName, userId }, collectionId, own.map(beforeAndAfter))
        : [],
    ),
    {
      Update: {
        ...{ TableName, Key: partKey(userId, id, part.part) },
        UpdateExpression: "SET #state = :done",
        ...planned,
        ExpressionAttributeValues: { ...planOf(part.version), ":done": "done" },
      },
    },
    // Where everybody else was faster there is nothing to tell.
    ...(items.length === 0
      ? []
      : [
          recordWrite(TableName, userId, {
            ...{ id: recordId, part: 0, kind: "imported", at, total: items.length, of: id },
            content: { items: changes, heads: [], sales: [] },
          }),
          doneWrite(TableName, userId, { id, items: items.length }),
        ]),
  ];
}

/** A plan that nobody has changed, and of which not all is done. */
const planned = {
  ConditionExpression: "version = :version AND #state = :planned",
  ExpressionAttributeNames: { "#state": "state" },
} as const;

const planOf = (version: number) => ({
  ":version": version,
  ":planned": "planned" satisfies PartItem["state"],
});

type Item = LongPart["content"]["items"][number];
const beforeAndAfter = ({ before, after }: Item) => ({ before, after });

/** Somebody who takes the import back finds all parts that began before, and none begins after. */
const isOpen = (
  TableName: string,
  userId: string,
  { id }: Pick<LongPart, "id">,
): TransactionWrite => ({
  ConditionCheck: {
    ...{ TableName, Key: changeKey(userId, id, 0) },
    ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(endedAt)",
  },
});
