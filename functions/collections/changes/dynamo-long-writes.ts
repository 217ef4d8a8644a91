import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { changeKey, changeSeconds } from "#schemas/storage/collection-changes.ts";
import type { Ulid } from "#schemas/values.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, type TransactionWrite } from "#shared/aws/transaction.ts";
import type { LongChanges, NewLongChange } from "./long-changes.ts";

/** How long changes begin and end, in the table `users`. */
export interface LongWrites extends Pick<LongChanges, "begin" | "end" | "endUndo"> {
  undoBeginning(userId: string, id: Ulid, by: NewLongChange): readonly TransactionWrite[];
}

export function longWrites(client: DynamoDBDocumentClient, TableName: string): LongWrites {
  /** Nothing where its condition does not hold: it is done already, or there is nothing to do it to. */
  const updated = async (
    userId: string,
    id: Ulid,
    update: Pick<Update, "UpdateExpression" | "ConditionExpression" | "ExpressionAttributeValues">,
  ): Promise<void> => {
    const Key = changeKey(userId, id, 0);
    const done = client.send(new UpdateCommand({ TableName, Key, ...update }));
    await unlessRefused(done, "updated", "left");
  };

  return {
    async begin(userId, change) {
      const Item = entryOf(userId, change);
      const ConditionExpression = "attribute_not_exists(pk)";
      const put = new PutCommand({ TableName, Item, ConditionExpression });
      return unlessRefused(client.send(put), "begun", "there");
    },

    end: (userId, id, at) =>
      updated(userId, id, {
        UpdateExpression: "SET endedAt = :at",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(endedAt)",
        ExpressionAttributeValues: { ":at": at },
      }),

    undoBeginning: (userId, id, by) => [
      newItem(TableName, entryOf(userId, by)),
      {
        Update: {
          TableName,
          Key: changeKey(userId, id, 0),
          UpdateExpression: "SET undoing = :by, endedAt = if_not_exists(endedAt, :at)",
          ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(undoing)",
          ExpressionAttributeValues: { ":by": by.id, ":at": by.at },
        },
      },
    ],

    // What takes back ends first: should this end in between, the other is still being taken back, and a next call comes here again.
    async endUndo(userId, id, by) {
      const isTakenBack = by.isTakenBack ? "SET isTakenBack = :yes " : "";
      await updated(userId, by.id, {
        UpdateExpression: "SET endedAt = :at",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(endedAt)",
        ExpressionAttributeValues: { ":at": by.at },
      });
      await updated(userId, id, {
        UpdateExpression: `${isTakenBack}REMOVE undoing`,
        ConditionExpression: "undoing = :by",
        ExpressionAttributeValues: { ":by": by.id, ...(by.isTakenBack && { ":yes": true }) },
      });
    },
  };
}

type Update = NonNullable<TransactionWrite["Update"]>;

/** What lists tell of a long change: names of what it touches come with its parts. */
const entryOf = (userId: string, { collectionIds, ...change }: NewLongChange) => ({
  ...changeKey(userId, change.id, 0),
  ...{ ...change, part: 0, items: [], heads: [], collectionIds: [...collectionIds], done: 0 },
  expiresAtSeconds: expiryOf(change.at, changeSeconds),
});
