import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { ulid } from "ulid";
import { Item, itemSize, writeUnits } from "#bin/cost/counting/item-size.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { dynamoLedger } from "#functions/collections/changes/dynamo-ledger.ts";
import { writesOf } from "#functions/collections/changes/dynamo-ledger-writes.ts";
import type { Ledger } from "#functions/collections/changes/ledger.ts";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { dynamoCountedCollections } from "#functions/collections/collection/dynamo-counted-collections.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { dynamoLotStore } from "#functions/collections/items/dynamo-lot-store.ts";
import type { Printings } from "#functions/collections/items/printings.ts";
import { pushEdits } from "#functions/collections/sync/push-edits.ts";
import type { SyncEdit } from "#schemas/collections/sync.ts";
import { type Sha256, Ulid } from "#schemas/values.ts";
import { aHead, aPlace, manyCopies } from "#test/support/collections/collections.ts";
import { opened } from "#test/support/collections/writes.ts";
import { seeded } from "#test/support/running/seeded.ts";
import type { Figures } from "./run.ts";

const table = "cardlake-local-users";
const [devices, editsOfOne, items] = [20, 50, 60];

/** The catalogue of a bench: of each card there is one variant. */
const variantsOf: Printings["variantsOf"] = async (ids) => new Map(ids.map((id) => [id, ["holo"]]));

/**
 * A thousand edits of one collection by twenty devices at once, each adding copies: some answers are lost and their batches sent again, some workers die after their write, and
 * batches overtake each other. Every copy has to be there in the end; write units are counted by partition key and second.
 */
export async function twentyDevices(cloud: LocalCloud): Promise<Figures> {
  const random = seeded(13);
  const client = DynamoDBDocumentClient.from(cloud.clients.dynamo, { marshallOptions: written });
  const counted = new Map<string, number>();
  const ports = {
    collections: dynamoCollectionStore(client, table),
    counted: dynamoCountedCollections(client, table),
    lots: dynamoLotStore(client, table),
    ledger: countedLedger(dynamoLedger(client, table), counted),
    printings: { variantsOf },
    pictures: { ofUser: async (_user: string, ids: readonly Sha256[]) => new Set(ids) },
    clock: () => new Date(),
  };
  const place = aPlace();
  const { userId, collectionId } = place;
  await opened(ports.collections, userId, aHead({ id: collectionId }));
  const added = await addItems({ place, items: manyCopies(items) }, ports);
  counted.clear();
  let [sent, died, repeated, expected] = [0, 0, 0, items];
  const startedMs = performance.now();
  const device = async () => {
    for (let edit = 0; edit < editsOfOne; edit += 1) {
      const item = added.items[Math.floor(random() * items)];
      if (!item) throw new Error("There are sixty.");
      const by = 1 + Math.floor(random() * 3);
      const batchId = Ulid.parse(ulid());
      const on = { collectionId, itemId: item.id, base: 1 };
      const edits: readonly SyncEdit[] = [{ do: "set", ...on, quantityBy: by }];
      expected += by;
      for (let isAnswered = false; !isAnswered; ) {
        sent += 1;
        const dies = random() < 0.1;
        died += Number(dies);
        try {
          const { outcome } = await pushEdits({ userId, batchId, asked: edits, edits }, ports);
          // Whoever dies after the write has told nobody, and an answer may be lost.
          isAnswered = !dies && random() > 0.1;
          repeated += Number(outcome === "repeated");
        } catch {
          // Others were faster eight times: the device tries again.
        }
      }
    }
  };
  await Promise.all(Array.from({ length: devices }, device));
  const seconds = (performance.now() - startedMs) / 1000;
  const { cards } = await ports.lots.tally(place);
  return {
    devices_edits: devices * editsOfOne,
    ...{ devices_sent: sent, devices_died: died, devices_repeated: repeated, devices_s: seconds },
    devices_copies_lost: expected - cards,
    devices_units_per_key_and_second: Math.max(...counted.values()),
  };
}

/** A ledger that counts what its writes cost, by partition key and second: a transaction counts twice. */
function countedLedger(ledger: Ledger, into: Map<string, number>): Ledger {
  return {
    ...ledger,
    async write(userId, entry) {
      for (const { Put, Update } of writesOf(table, userId, entry)) {
        const pk = String(Put?.Item?.["pk"] ?? Update?.Key?.["pk"]);
        const bytes = Put?.Item ? itemSize(Item.parse(marshall(Put.Item, written))) : 100;
        const key = `${pk} ${Math.floor(Date.now() / 1000)}`;
        into.set(key, (into.get(key) ?? 0) + 2 * writeUnits(bytes));
      }
      return ledger.write(userId, entry);
    },
  };
}

const written = { removeUndefinedValues: true };
