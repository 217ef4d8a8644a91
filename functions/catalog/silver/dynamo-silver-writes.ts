import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import * as z from "zod";
import type { CatalogKey } from "#schemas/storage/catalog-items.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { SilverDraft, SilverMark } from "./catalog-store.ts";

/** DynamoDB takes this many items in one transaction. */
const itemsPerTransaction = 100;
const worthATransaction = 10;

type Verdict = "written" | "kept";

const Mark = z.object({
  pk: z.string(),
  sk: z.string(),
  contentHash: z.string(),
  observedAt: z.string(),
});

/** Marks of what is there, in the order of the keys. */
export async function marksOf(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly CatalogKey[],
  { isConsistent }: { readonly isConsistent: boolean },
): Promise<readonly (SilverMark | undefined)[]> {
  const items = await batchGet(
    client,
    tableName,
    keys.map(({ pk, sk }) => ({ pk, sk })),
    { ProjectionExpression: "pk, sk, contentHash, observedAt", isConsistent },
  );
  const marks = new Map(
    items.map((item) => {
      const mark = Mark.parse(item);
      return [`${mark.pk}\n${mark.sk}`, mark];
    }),
  );
  return keys.map(({ pk, sk }) => marks.get(`${pk}\n${sk}`));
}

/**
 * Writes drafts in transactions of a hundred, and one by one where that does not pay or one of them
 * was refused.
 *
 * A transaction costs twice the write units, but a hundred cards take one round trip instead of a
 * hundred: a first import of 23,546 cards is done in seconds for about six cents. From then on few
 * cards change a day, and those few are written singly.
 */
export async function saveDrafts(
  client: DynamoDBDocumentClient,
  tableName: string,
  drafts: readonly SilverDraft[],
): Promise<readonly Verdict[]> {
  const chunks = chunksOf(drafts, itemsPerTransaction);
  const limit = pLimit(4);
  const saved = await Promise.all(
    chunks.map((chunk) => limit(() => saveChunk(client, tableName, chunk))),
  );
  return saved.flat();
}

async function saveChunk(
  client: DynamoDBDocumentClient,
  tableName: string,
  drafts: readonly SilverDraft[],
): Promise<readonly Verdict[]> {
  if (drafts.length >= worthATransaction) {
    try {
      const TransactItems = drafts.map((draft) => ({ Put: putOf(tableName, draft) }));
      await client.send(new TransactWriteCommand({ TransactItems }));
      return drafts.map(() => "written");
    } catch (error) {
      // One refusal, or a conflict with another writer, cancels all; the others deserve their turn.
      if (!(error instanceof TransactionCanceledException)) throw error;
    }
  }
  const limit = pLimit(16);
  return Promise.all(drafts.map((draft) => limit(() => saveOne(client, tableName, draft))));
}

const saveOne = (
  client: DynamoDBDocumentClient,
  tableName: string,
  draft: SilverDraft,
): Promise<Verdict> =>
  unlessRefused(client.send(new PutCommand(putOf(tableName, draft))), "written", "kept");

const putOf = (TableName: string, draft: SilverDraft) => ({
  TableName,
  Item: draft,
  ConditionExpression:
    "attribute_not_exists(pk) OR (contentHash <> :contentHash AND observedAt < :observedAt)",
  ExpressionAttributeValues: {
    ":contentHash": draft.contentHash,
    ":observedAt": draft.observedAt,
  },
});
