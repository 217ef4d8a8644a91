import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Change } from "#schemas/collections/change.ts";
import {
  ChangeItem,
  changeKey,
  changePrefix,
  changesPartition,
} from "#schemas/storage/collection-changes.ts";
import { RequestItem, requestKey } from "#schemas/storage/collection-items.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { transactUnlessBusy } from "#shared/aws/transaction.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import { unpacked } from "./change-content.ts";
import { writesOf } from "./dynamo-ledger-writes.ts";
import type { Ledger } from "./ledger.ts";
import { isListed, wholeChanges } from "./whole-changes.ts";

/** Records that one page of the log looks at, whatever is left out: most have less than a kilobyte. */
const lookedAt = 100;

/** What lists tell of a change: everything but its content. */
const told = {
  ProjectionExpression:
    "sk, id, #part, kind, #at, #total, #items, heads, undoes, undoneBy, #of, collectionIds, done, endedAt, undoing",
  ExpressionAttributeNames: {
    ...{ "#part": "part", "#at": "at", "#total": "total", "#items": "items", "#of": "of" },
  },
};

const nothing = { items: [], heads: [], sales: [] };

const Place = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}#\d{4}$/);

/** Keeps what people do to lots in the table `users`, with a log of it. */
export function dynamoLedger(client: DynamoDBDocumentClient, TableName: string): Ledger {
  /** What a page has not read any more of the change that it ends in. */
  const partsBefore = async (userId: string, { id, part }: Change): Promise<readonly Change[]> => {
    if (part === 0) return [];
    const between = [changeKey(userId, id, 0).sk, changeKey(userId, id, part - 1).sk] as const;
    const span = { between, isConsistent: true };
    const items = await queryItems(client, TableName, changesPartition(userId), span);
    return items.map((item) => Change.parse(item));
  };

  return {
    async write(userId, entry) {
      const outcome = await transactUnlessBusy(client, writesOf(TableName, userId, entry));
      return outcome === "written" ? "written" : "conflict";
    },

    async batch(userId, keyHash, part) {
      const Key = requestKey(changesPartition(userId), keyHash, part);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item && RequestItem.parse(Item);
    },

    async read(userId, id) {
      const pk = changesPartition(userId);
      const span = { prefix: `${changePrefix}${id}#`, isConsistent: true };
      return (await queryItems(client, TableName, pk, span)).flatMap((item) => {
        const { content, ...change } = ChangeItem.parse(item);
        if (change.of) return [];
        return [{ ...change, content: content ? unpacked(content) : nothing }];
      });
    },

    async listChanges(userId, { limit, cursor, collectionId }) {
      const pk = changesPartition(userId);
      const list = [pk, collectionId].join("|");
      const after = positionIn(list, cursor, Place);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...told,
          TableName,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pk, ":prefix": changePrefix },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: lookedAt,
          ...(after && { ExclusiveStartKey: { pk, sk: `${changePrefix}${after}` } }),
        }),
      );
      const read = Items.map((item) => Change.parse(item));
      const lowest = LastEvaluatedKey && read.at(-1);
      const all = wholeChanges([...read, ...(lowest ? await partsBefore(userId, lowest) : [])]);
      const found = all.filter((one) => isListed(one, collectionId));
      const items = found.slice(0, limit);
      const end = found.length > items.length ? items.at(-1) : lowest;
      if (!end) return { items };
      const next = changeKey(userId, end.id, 0).sk.slice(changePrefix.length);
      return { items, nextCursor: cursorAt(list, next) };
    },

    async since(userId, { from: place, limit }) {
      const pk = changesPartition(userId);
      const from =
        "moment" in place
          ? `${changePrefix}${place.moment}`
          : changeKey(userId, place.id, place.part).sk;
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...told,
          TableName,
          KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
          ExpressionAttributeValues: { ":pk": pk, ":from": `${from}!`, ":to": `${changePrefix}~` },
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      const changes = Items.map((item) => Change.parse(item));
      return { changes, isEnd: LastEvaluatedKey === undefined };
    },
  };
}
