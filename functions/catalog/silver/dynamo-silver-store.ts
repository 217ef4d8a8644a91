import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import pLimit from "p-limit";
import * as z from "zod";
import {
  type CatalogKey,
  FragmentItem,
  fragmentPrefix,
  ListsItem,
  languageKey,
} from "#schemas/storage/catalog-items.ts";
import { FiledItem } from "#schemas/storage/filed-items.ts";
import { stored } from "#schemas/storage/stored-value.ts";
import { batchGet } from "#shared/aws/batches.ts";
import { unlessRefused } from "#shared/aws/conditional.ts";
import { queryItems } from "#shared/aws/queries.ts";
import { transact } from "#shared/aws/transaction.ts";
import { caused, putsOf, transactionsOf, unchanged } from "./dynamo-silver-transactions.ts";
import { nameOf } from "./silver-changes.ts";
import type { Shelf, SilverMark, SilverStore, SilverWrite } from "./silver-store.ts";

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
 * thirty cards take one round trip: a first import of 23,546 cards is ten units a card, some 15
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
    async marks(keys) {
      const found = await asAsked([client, tableName], keys, { read: Mark, ...marks });
      return found.map((mark) => mark && markOf(mark));
    },

    filed: (keys) => asAsked([client, tableName], keys, { read: FiledItem }),

    async shelf({ fragments, merged, sortKeys }) {
      // What is said is read last. Were it older than what was made of it, somebody's word from in between would be left out of what is
      // made next, and no condition would notice: that is on what was made, which is as it was read.
      const made = await Promise.all(sortKeys.map((one) => found(merged, one)));
      const said = await found(fragments, { prefix: fragmentPrefix });
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

const markOf = ({ contentHash, observedAt }: SilverMark): SilverMark => ({
  contentHash,
  observedAt,
});
const marks = { ProjectionExpression: "pk, sk, contentHash, observedAt" };

/** What lies under some keys as it was written last, in their order. */
async function asAsked<Item extends CatalogKey>(
  [client, tableName]: readonly [DynamoDBDocumentClient, string],
  keys: readonly CatalogKey[],
  { read, ...how }: { readonly read: z.ZodType<Item>; readonly ProjectionExpression?: string },
): Promise<readonly (Item | undefined)[]> {
  const wanted = keys.map(({ pk, sk }) => ({ pk, sk }));
  const items = await batchGet(client, tableName, wanted, { ...how, isConsistent: true });
  const known = new Map(
    items.map((item) => read.parse(item)).map((item) => [nameOf(item), item] as const),
  );
  return keys.map((key) => known.get(nameOf(key)));
}
