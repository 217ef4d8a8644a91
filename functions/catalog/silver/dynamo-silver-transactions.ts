import { correlationAttribute } from "#schemas/observability/correlation.ts";
import type { FragmentItem } from "#schemas/storage/catalog-items.ts";
import { storedValue } from "#schemas/storage/stored-value.ts";
import type { TransactionWrite } from "#shared/aws/transaction.ts";
import { currentCorrelation } from "#shared/observability/correlation.ts";
import type { SilverWrite } from "./silver-store.ts";

/** DynamoDB takes this many items in one transaction, of 4 MB together. */
const itemsPerTransaction = 100;
/** Half of that: numbers and names of attributes are not counted here, and texts are escaped once more. */
const bytesPerTransaction = 2_000_000;

/** As many writes to a transaction as fit, none of them torn apart. */
export function transactionsOf(writes: readonly SilverWrite[]): SilverWrite[][] {
  const chunks: SilverWrite[][] = [];
  let [room, roomBytes] = [0, 0];
  for (const write of writes) {
    const [items, bytes] = [partsOf(write), Buffer.byteLength(JSON.stringify(write))];
    if (items > room || bytes > roomBytes) {
      chunks.push([]);
      [room, roomBytes] = [itemsPerTransaction, bytesPerTransaction];
    }
    chunks.at(-1)?.push(write);
    room -= items;
    roomBytes -= bytes;
  }
  return chunks;
}

/** How many items of a transaction it takes. */
const partsOf = ({ fragments, filings = [], merged }: SilverWrite): number =>
  fragments.length + filings.length + filings.filter(({ left }) => left).length + (merged ? 1 : 0);

/** What DynamoDB is to write for it. */
export const putsOf = (
  TableName: string,
  { fragments, stood = [], filings = [], merged }: SilverWrite,
): TransactionWrite[] => [
  ...fragments.map(
    (Item, at): TransactionWrite => ({
      Put: { TableName, Item: kept(Item), ...inOrder(Item, stood[at]) },
    }),
  ),
  ...filings.flatMap(({ item, replaces, left }): TransactionWrite[] => [
    { Put: { TableName, Item: item, ...unchanged(replaces) } },
    ...(left
      ? [
          {
            ConditionCheck: {
              TableName,
              Key: { pk: left.pk, sk: left.sk },
              ...unchanged(undefined),
            },
          },
        ]
      : []),
  ]),
  ...(merged
    ? [{ Put: { TableName, Item: caused(kept(merged.item)), ...unchanged(merged.replaces) } }]
    : []),
];

/** That what is there was observed before, or then with other content. */
function inOrder({ contentHash, observedAt }: FragmentItem, stood: boolean | undefined) {
  if (stood === false) return unchanged(undefined);
  // What is not there was observed at no time at all: the comparison fails.
  const isBefore =
    "observedAt < :observedAt OR (observedAt = :observedAt AND contentHash <> :contentHash)";
  return {
    ConditionExpression: stood ? isBefore : `attribute_not_exists(pk) OR ${isBefore}`,
    ExpressionAttributeValues: { ":contentHash": contentHash, ":observedAt": observedAt },
  };
}

const kept = <Item extends { readonly value?: unknown }>(item: Item) => ({
  ...item,
  value: storedValue(item.value),
});

/** An item whose stream is followed: who reads of it goes on for the cause of this write. */
export const caused = (item: object) => ({ ...item, [correlationAttribute]: currentCorrelation() });

/** That an item is still the one that was read, or still is not there. */
export const unchanged = (replaces: string | undefined) =>
  replaces === undefined
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "contentHash = :replaces",
        ExpressionAttributeValues: { ":replaces": replaces },
      };
