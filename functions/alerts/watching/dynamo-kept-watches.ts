import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import {
  type AnyWatchItem,
  newNotice,
  noticeKey,
  noticeSeconds,
  watchKey,
} from "#schemas/storage/alert-items.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { expiryOf, newItem, type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import { chunksOf, chunksWithin } from "#shared/kernel/chunks.ts";
import { handedAfter, type KeptWatches, type WatchChange } from "./watch-store.ts";

/** Writes in one transaction, half of what DynamoDB takes: after weeks of an outage a watch may be found to have fired often. */
const writesTogether = 50;
/** Writes of one partition side by side, far below the thousand a second that it takes. */
const sideBySide = 8;

/** Keeps what looks come to in the table `alerts`, of cards and of values. */
export function dynamoKeptWatches<Watch extends AnyWatchItem>(
  client: DynamoDBDocumentClient,
  TableName: string,
): KeptWatches<Watch> {
  type Change = WatchChange<Watch>;
  const updateOf = (change: Change) => {
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
  const firing = (change: Change): readonly TransactionWrite[] => [
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
  const fire = async (changes: readonly Change[]): Promise<readonly Change[]> => {
    if (changes.length === 0) return [];
    if ((await transact(client, changes.flatMap(firing))) === "written") return [];
    if (changes.length === 1) return changes;
    const middle = Math.ceil(changes.length / 2);
    const first = await fire(changes.slice(0, middle));
    return [...first, ...(await fire(changes.slice(middle)))];
  };
  const move = (change: Change): Promise<Change | undefined> =>
    unlessRefused(client.send(new UpdateCommand(updateOf(change))), undefined, change);

  return {
    async keep(changes) {
      const overtaken: Change[] = [];
      const firings = changes.filter(({ notices }) => notices.length > 0);
      const moves = changes.filter(({ notices }) => notices.length === 0);
      const parts = chunksWithin(firings, writesTogether, ({ notices }) => 1 + notices.length);
      const fired = parts.map((some) => () => fire(some));
      const moved = moves.map((one) => async () => (await move(one)) ?? []);
      for (const some of chunksOf([...fired, ...moved], sideBySide)) {
        const left = await Promise.all(some.map((write) => write()));
        overtaken.push(...left.flat());
      }
      return overtaken;
    },
  };
}
