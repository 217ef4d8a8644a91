import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { dynamoLedger } from "#functions/collections/changes/dynamo-ledger.ts";
import type { Ledger, LedgerEntry, LotChange } from "#functions/collections/changes/ledger.ts";
import type {
  CollectionStore,
  HeadLog,
  Place,
} from "#functions/collections/collection/collection-store.ts";
import { dynamoLotStore } from "#functions/collections/items/dynamo-lot-store.ts";
import type { LotStore } from "#functions/collections/items/lot-store.ts";
import type { HeadItem } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import { at } from "#test/support/collections/collections.ts";

/** Lots that a test reads and writes. */
export type WritableLots = LotStore & Pick<Ledger, "write">;

/** The same in a table. */
export const writableLots = (client: DynamoDBDocumentClient, tableName: string): WritableLots => ({
  ...dynamoLotStore(client, tableName),
  ...dynamoLedger(client, tableName),
});

/** How the log tells a change that a test makes. */
export const headLog = (moment: string = at): HeadLog => ({
  id: Ulid.parse(ulid(Date.parse(moment))),
  at: moment,
});

/** Keeps a head as a test wants it. */
export const opened = (
  store: Pick<CollectionStore, "create">,
  userId: string,
  head: HeadItem,
  most = 500,
) => store.create(userId, head, { most, log: headLog() });

/** Takes a head away. */
export const discarded = (
  store: Pick<CollectionStore, "discard">,
  userId: string,
  head: HeadItem,
  clearOn = "2026-03-04",
) => store.discard(userId, head, { clearOn, log: headLog() });

/** Writes lots of one collection as they shall be. */
export const written = (
  ledger: Pick<Ledger, "write">,
  { userId, collectionId }: Place,
  changes: readonly Omit<LotChange, "collectionId">[],
  more: Partial<LedgerEntry> = {},
) =>
  ledger.write(userId, {
    ...{ id: Ulid.parse(ulid(Date.parse(at))), kind: "edited", at },
    lots: changes.map((change) => ({ collectionId, ...change })),
    ...more,
  });
