import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import * as z from "zod";
import { correlationAttribute } from "#schemas/observability/correlation.ts";
import {
  type CatalogKey,
  FragmentItem,
  fragmentPrefix,
  ListsItem,
  languageKey,
} from "#schemas/storage/catalog-items.ts";
import { stored, storedValue } from "#schemas/storage/stored-value.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { type TransactionWrite, transact } from "#shared/aws/transaction.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import { nameOf } from "./silver-changes.ts";
import type { Shelf, SilverMark, SilverStore, SilverWrite } from "./silver-store.ts";

/** DynamoDB takes this many items in one transaction, of 4 MB together. */
const itemsPerTransaction = 100;
const callsAtOnce = 4;

const Mark = z.object({
  pk: z.string(),
  sk: z.string(),
  contentHash: z.string(),
  observedAt: z.string(),
});
const Merged = Mark.omit({ observedAt: true })
  .extend({ value: stored(z.looseObject({})), sources: z.array(z.unknown()).optional() })
  .transform(({ sources, ...item }) => ({
    ...item,
    hasFragments: sources !== undefined,
    isSaid: (sources ?? []).length > 0,
  }));

/**
 * Writes the silver catalogue to its table.
 *
 * A transaction costs twice the write units, but fragment and card stay true to each other, and
 * fifty cards take one round trip: a first import of 23,546 cards is eight units a card, some 12
 * cents; from then on few cards change a day.
 */
export function dynamoSilverStore(client: DynamoDBDocumentClient, tableName: string): SilverStore {
  const found = (pk: string, wanted: Shelf["sortKeys"][number]) =>
    "is" in wanted
      ? batchGet(client, tableName, [{ pk, sk: wanted.is }], { isConsistent: true })
      : queryItems(client, tableName, pk, { ...wanted, isConsistent: true });
  const save = async (writes: readonly SilverWrite[]) =>
    transact(
      client,
      writes.flatMap((write) => putsOf(tableName, write)),
    );
  const limit = pLimit(callsAtOnce);

  return {
    marks: (keys) => marksOf(client, tableName, keys),

    async shelf({ fragments, merged, sortKeys }) {
      const [said, ...made] = await Promise.all([
        found(fragments, { prefix: fragmentPrefix }),
        ...sortKeys.map((one) => found(merged, one)),
      ]);
      return {
        fragments: said.map((item) => FragmentItem.parse(item)),
        merged: made.flat().map((item) => Merged.parse(item)),
      };
    },

    async save(writes) {
      const verdicts = await Promise.all(
        transactionsOf(writes).map((chunk) =>
          limit(async () => {
            const verdict = await save(chunk);
            // One refusal cancels all; the others deserve their turn.
            const isTornApart = verdict === "lost" && chunk.length > 1;
            return Promise.all(chunk.map((write) => (isTornApart ? save([write]) : verdict)));
          }),
        ),
      );
      return verdicts.flat();
    },

    async retire(fragments) {
      await Promise.all(fragments.map((one) => limit(() => retireOne(client, tableName, one))));
    },

    async lists({ pk, sk }) {
      const [item] = await batchGet(client, tableName, [{ pk, sk }], { isConsistent: true });
      return item && ListsItem.parse(item);
    },

    saveLists: (item, replaces) =>
      unlessRefused(
        client.send(
          new PutCommand({ TableName: tableName, Item: caused(item), ...unchanged(replaces) }),
        ),
        "written",
        "lost",
      ),

    async addLanguage(game, language) {
      const Item = { ...languageKey(game, language), game, language };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}

/** What was said meanwhile is not taken away. */
const retireOne = (
  client: DynamoDBDocumentClient,
  TableName: string,
  { pk, sk, contentHash, observedAt }: FragmentItem,
) =>
  unlessRefused(
    client.send(
      new DeleteCommand({
        ...{ TableName, Key: { pk, sk } },
        ConditionExpression: "contentHash = :contentHash AND observedAt = :observedAt",
        ExpressionAttributeValues: { ":contentHash": contentHash, ":observedAt": observedAt },
      }),
    ),
    true,
    false,
  );

/** As many writes to a transaction as fit, none of them torn apart. */
function transactionsOf(writes: readonly SilverWrite[]): SilverWrite[][] {
  const chunks: SilverWrite[][] = [];
  let room = 0;
  for (const write of writes) {
    const items = write.fragments.length + (write.merged ? 1 : 0);
    if (items > room) {
      chunks.push([]);
      room = itemsPerTransaction;
    }
    chunks.at(-1)?.push(write);
    room -= items;
  }
  return chunks;
}

async function marksOf(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly CatalogKey[],
): Promise<readonly (SilverMark | undefined)[]> {
  const items = await batchGet(
    client,
    tableName,
    keys.map(({ pk, sk }) => ({ pk, sk })),
    { ProjectionExpression: "pk, sk, contentHash, observedAt", isConsistent: true },
  );
  const marks = new Map(
    items.map((item) => {
      const { pk, sk, ...mark } = Mark.parse(item);
      return [nameOf({ pk, sk }), mark];
    }),
  );
  return keys.map((key) => marks.get(nameOf(key)));
}

const putsOf = (
  TableName: string,
  { fragments, isFirst, merged }: SilverWrite,
): TransactionWrite[] => [
  ...fragments.map(
    (Item): TransactionWrite => ({
      Put: { TableName, Item: kept(Item), ...(isFirst ? unchanged(undefined) : inOrder(Item)) },
    }),
  ),
  ...(merged
    ? [{ Put: { TableName, Item: caused(kept(merged.item)), ...unchanged(merged.replaces) } }]
    : []),
];

/** That what is there was observed before, or then with other content. */
const inOrder = ({ contentHash, observedAt }: FragmentItem) => ({
  ConditionExpression:
    "attribute_not_exists(pk) OR observedAt < :observedAt OR " +
    "(observedAt = :observedAt AND contentHash <> :contentHash)",
  ExpressionAttributeValues: { ":contentHash": contentHash, ":observedAt": observedAt },
});

const kept = <Item extends { readonly value?: unknown }>(item: Item) => ({
  ...item,
  value: storedValue(item.value),
});

/** An item whose stream is followed: who reads of it goes on for the cause of this write. */
const caused = (item: object) => ({ ...item, [correlationAttribute]: currentCorrelation() });

/** That an item is still the one that was read, or still is not there. */
const unchanged = (replaces: string | undefined) =>
  replaces === undefined
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "contentHash = :replaces",
        ExpressionAttributeValues: { ":replaces": replaces },
      };
