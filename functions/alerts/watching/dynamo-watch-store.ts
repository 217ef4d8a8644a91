import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import {
  newNotice,
  noticeKey,
  noticeSeconds,
  WatchItem,
  watchKey,
  watchPartition,
} from "#schemas/storage/alert-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import { handedAfter, type WatchChange, type WatchStore } from "./watch-store.ts";

/** Changes in one transaction: with two notices each it stays below DynamoDB's hundred writes. */
const together = 25;
/** Writes of one partition side by side, far below the thousand a second that it takes. */
const sideBySide = 8;

/** Keeps watches in the table `alerts`; `schemas/storage/alert-items.ts` shows the keys. */
export function dynamoWatchStore(client: DynamoDBDocumentClient, TableName: string): WatchStore {
  const updateOf = (change: WatchChange) => {
    const { watch, standing, notices } = change;
    const fires = notices.length > 0;
    return {
      TableName,
      Key: watchKey(watch),
      UpdateExpression: `SET standing = :standing, revision = :next${fires ? ", handed = :handed" : ""}`,
      ConditionExpression: "revision = :revision",
      ExpressionAttributeValues: {
        ...{ ":standing": standing, ":revision": watch.revision, ":next": ulid() },
        ...(fires && { ":handed": handedAfter(change) }),
      },
    };
  };
  const firing = (change: WatchChange): readonly TransactionWrite[] => [
    { Update: updateOf(change) },
    ...change.notices.map((notice) =>
      newItem(TableName, {
        ...noticeKey(change.watch.userId, notice.id),
        ...newNotice(notice),
        expiresAtSeconds: expiryOf(notice.at, noticeSeconds),
      }),
    ),
  ];
  /** One that somebody else has changed costs its neighbours another try, and nothing else. */
  const fire = async (changes: readonly WatchChange[]): Promise<readonly WatchChange[]> => {
    if (changes.length === 0) return [];
    if ((await transact(client, changes.flatMap(firing))) === "written") return [];
    if (changes.length === 1) return changes;
    const middle = Math.ceil(changes.length / 2);
    const first = await fire(changes.slice(0, middle));
    return [...first, ...(await fire(changes.slice(middle)))];
  };
  const move = (change: WatchChange): Promise<WatchChange | undefined> =>
    unlessRefused(client.send(new UpdateCommand(updateOf(change))), undefined, change);

  return {
    async page(printing, limit, after) {
      const pk = watchPartition(printing);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": pk },
          Limit: limit,
          ...(after !== undefined && { ExclusiveStartKey: { pk, sk: after } }),
        }),
      );
      const watches = Items.map((item) => WatchItem.parse(item));
      return { watches, ...(LastEvaluatedKey && { next: String(LastEvaluatedKey.sk) }) };
    },

    async again(watches) {
      const found = await batchGet(client, TableName, watches.map(watchKey), {
        isConsistent: true,
      });
      return found.map((item) => WatchItem.parse(item));
    },

    async keep(changes) {
      const overtaken: WatchChange[] = [];
      const firings = changes.filter(({ notices }) => notices.length > 0);
      const moves = changes.filter(({ notices }) => notices.length === 0);
      const fired = chunksOf(firings, together).map((some) => () => fire(some));
      const moved = moves.map((one) => async () => (await move(one)) ?? []);
      for (const some of chunksOf([...fired, ...moved], sideBySide)) {
        const left = await Promise.all(some.map((write) => write()));
        overtaken.push(...left.flat());
      }
      return overtaken;
    },
  };
}
