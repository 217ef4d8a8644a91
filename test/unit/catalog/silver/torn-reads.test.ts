import type { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { expect, test } from "vitest";
import { dynamoSilverStore } from "#functions/catalog/silver/dynamo-silver-store.ts";
import { cardShelf } from "#functions/catalog/silver/mergeables.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { cardKey, fragmentKey, setPartition } from "#schemas/storage/catalog-items.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aCard, aProvenance } from "#test/support/catalogue/catalog.ts";

const base = setId("pokemon", "en", "base1");
const card = aCard({ number: "4" });
const contentHash = sha256("4");
const fragment = {
  ...fragmentKey(setPartition(base), "tcgdex", "4"),
  ...{ sourceId: "4", value: card, provenance: aProvenance(), contentHash },
  observedAt: aProvenance().observedAt,
};
const merged = { ...cardKey(card.id), value: card, sources: [fragment.provenance], contentHash };

/** A table into which somebody writes a fragment and its card while the first query is under way. */
function tableThatChanges() {
  const items: { readonly sk: string }[] = [];
  const send = async ({ input }: QueryCommand) => {
    const prefix = String(Object.values(input.ExpressionAttributeValues ?? {}).at(-1));
    const found = () => items.filter(({ sk }) => sk.startsWith(prefix));
    const isFirst = items.length === 0;
    const before = found();
    await Promise.resolve();
    if (isFirst) items.push(fragment, merged);
    // The one that began first is as of before, what is asked beside it may be as of after.
    return { Items: isFirst && prefix.startsWith("FRAGMENT") ? before : found() };
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

test("[ING-2] whoever reads what was made of a source's word also reads that word, whenever it came", async () => {
  const store = dynamoSilverStore(tableThatChanges(), "catalog");
  const read = await store.shelf(cardShelf(base));
  expect([read.fragments.length, read.merged.length]).toEqual([1, 1]);
});
