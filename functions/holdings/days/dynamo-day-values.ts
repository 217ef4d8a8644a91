import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { headKey } from "#schemas/storage/collection-items.ts";
import {
  DayValue,
  valuePrefix,
  valueSortKey,
  valuesPartition,
} from "#schemas/storage/value-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { transact } from "#shared/aws/transaction.ts";
import type { DayValues } from "./day-values.ts";

/** Keeps them in the table `users`; `schemas/storage/value-items.ts` shows the keys. */
export function dynamoDayValues(client: DynamoDBDocumentClient, TableName: string): DayValues {
  return {
    async newest(place, upTo) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
          ExpressionAttributeValues: {
            ":pk": valuesPartition(place),
            ":from": valuePrefix,
            ":to": upTo === undefined ? `${valuePrefix}~` : valueSortKey(upTo),
          },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return Items[0] && DayValue.parse(Items[0]);
    },

    async between(place, from, to) {
      const between = [valueSortKey(from), valueSortKey(to)] as const;
      const span = { between, isConsistent: true };
      const items = await queryItems(client, TableName, valuesPartition(place), span);
      return items.map((item) => DayValue.parse(item));
    },

    async put(place, value, before) {
      const Put = {
        TableName,
        Item: { pk: valuesPartition(place), sk: valueSortKey(value.day), ...value },
        ...asRead(before?.day === value.day ? before : undefined),
      };
      const { userId, collectionId } = place;
      if (collectionId === undefined) {
        return unlessRefused(client.send(new PutCommand(Put)), "stored", "lost");
      }
      // Nothing may come to lie in a collection that is being cleared away.
      const ConditionCheck = {
        ...{ TableName, Key: headKey(userId, collectionId) },
        ConditionExpression: "attribute_exists(pk)",
      };
      const outcome = await transact(client, [{ ConditionCheck }, { Put }]);
      return outcome === "written" ? "stored" : "lost";
    },
  };
}

const asRead = (before: DayValue | undefined) =>
  before
    ? {
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: { ":version": before.version },
      }
    : { ConditionExpression: "attribute_not_exists(pk)" };
