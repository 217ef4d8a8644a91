import { type DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import * as z from "zod";
import { TallyShare, tallyKey } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import { transact } from "#shared/aws/transaction.ts";

/** A share of a collection's counts as version 0.1.0 kept it: in the partition of the lots. */
const FormerShare = z.object({
  pk: z.string().regex(/^USER#[^#]+#COLLECTION#[^#]+$/),
  sk: z.string().regex(/^TALLY#[0-7]$/),
  ...TallyShare.shape,
});
type FormerShare = z.output<typeof FormerShare>;

/**
 * Moves the counts of collections that version 0.1.0 made to where they are read now, behind the
 * heads. Each move takes the former share away as it adds it, so that any number of repetitions and
 * of processes side by side count everything once; people may change their collections meanwhile.
 *
 * Reads the whole table once: 0.5 read units for 4 KB, and four write units for each share.
 *
 * @returns how many shares were moved
 */
export async function moveCounts(
  client: DynamoDBDocumentClient,
  TableName: string,
): Promise<number> {
  const limit = pLimit(movesAtOnce);
  let moved = 0;
  let after: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName,
        FilterExpression: "begins_with(sk, :former)",
        ExpressionAttributeValues: { ":former": "TALLY#" },
        ...(after && { ExclusiveStartKey: after }),
      }),
    );
    const shares = Items.map((item) => FormerShare.parse(item));
    const outcomes = await Promise.all(
      shares.map((share) => limit(() => moveShare(client, TableName, share))),
    );
    moved += outcomes.filter((outcome) => outcome === "written").length;
    after = LastEvaluatedKey;
  } while (after);
  return moved;
}

const movesAtOnce = 8;

/** `lost` when somebody else has moved it, or deleted the collection with it. */
function moveShare(client: DynamoDBDocumentClient, TableName: string, share: FormerShare) {
  const { pk, sk, lots, cards } = share;
  const [, userId = "", , collectionId] = pk.split("#");
  const counts = { ":lots": lots, ":cards": cards };
  return transact(client, [
    {
      Delete: {
        ...{ TableName, Key: { pk, sk } },
        ConditionExpression: "lots = :lots AND cards = :cards",
        ExpressionAttributeValues: counts,
      },
    },
    {
      Update: {
        ...{ TableName, Key: tallyKey(userId, Ulid.parse(collectionId), Number(sk.slice(-1))) },
        UpdateExpression: "ADD lots :lots, cards :cards",
        ExpressionAttributeValues: counts,
      },
    },
  ]);
}
