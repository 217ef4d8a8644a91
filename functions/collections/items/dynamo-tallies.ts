import { type DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Tally } from "#schemas/collections/collection.ts";
import {
  headsPartition,
  TallyShare,
  tallyKey,
  tallyPrefix,
  tallyShards,
} from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import { batchDelete } from "#shared/aws/batches.ts";
import type { Place } from "../collection/collection-store.ts";

export const nothing: Tally = { lots: 0, cards: 0 };

/**
 * Counts of some of a user's collections. Their shares lie side by side in the order of ids, so one
 * query brings all of a page: at most 800 shares of about 110 bytes, 22 read units.
 */
export async function talliesOf(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, ids }: { userId: string; ids: readonly Ulid[] },
): Promise<ReadonlyMap<Ulid, Tally>> {
  const tallies = new Map(ids.map((id) => [id, nothing]));
  const [first, last] = [ids.toSorted().at(0), ids.toSorted().at(-1)];
  if (first === undefined || last === undefined) return tallies;
  for (const { sk, lots, cards } of await sharesBetween(client, TableName, {
    userId,
    first,
    last,
  })) {
    const id = Ulid.parse(sk.slice(tallyPrefix.length).split("#")[0]);
    const sum = tallies.get(id);
    // A collection between them that is deleted, and not yet cleared away, is on no page.
    if (sum) tallies.set(id, { lots: sum.lots + lots, cards: sum.cards + cards });
  }
  return tallies;
}

async function sharesBetween(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, first, last }: { userId: string; first: Ulid; last: Ulid },
): Promise<readonly TallyShare[]> {
  const shares: TallyShare[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
        ExpressionAttributeValues: {
          ":pk": headsPartition(userId),
          ":first": tallyKey(userId, first, 0).sk,
          ":last": tallyKey(userId, last, tallyShards - 1).sk,
        },
        ConsistentRead: true,
        ExclusiveStartKey,
      }),
    );
    shares.push(...(page.Items ?? []).map((item) => TallyShare.parse(item)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return shares;
}

/** Forgets the counts of a collection that is deleted. */
export async function deleteTallies(
  client: DynamoDBDocumentClient,
  TableName: string,
  { userId, collectionId }: Place,
): Promise<void> {
  const keys = Array.from({ length: tallyShards }, (_none, shard) =>
    tallyKey(userId, collectionId, shard),
  );
  await batchDelete(client, TableName, keys);
}
