import { expect, test } from "vitest";
import { dynamoLedger } from "#functions/collections/changes/dynamo-ledger.ts";
import { derivedId } from "#functions/collections/identifiers.ts";
import { removed } from "#functions/collections/items/lots.ts";
import { dynamoLotsOfPrinting } from "#functions/collections/sales/dynamo-lots-of-printing.ts";
import { ledgerContract } from "#test/contract/ledger.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";
import { consistentReadsOnly, shortPages } from "#test/support/clouds/strict-reads.ts";
import { aLot, aPlace, at, charizard, printing } from "#test/support/collections/collections.ts";
import { written } from "#test/support/collections/writes.ts";

const table = await emptyTable();
const client = consistentReadsOnly(cloudDocuments());

ledgerContract("dynamoLedger", () => dynamoLedger(client, table));
ledgerContract("dynamoLedger over short pages", () => dynamoLedger(shortPages(client, 3), table));

test("[COL-3] copies of a printing are found among lots of every id, each once, and neither removed nor other ones", async () => {
  const place = aPlace();
  const ledger = dynamoLedger(client, table);
  const lots = Array.from({ length: 80 }, (_none, seed) => aLot({ id: derivedId(seed) }));
  const [other, gone] = [aLot({ printingId: printing(58) }), aLot({ id: derivedId("gone") })];
  const all = [...lots, other, gone].map((after) => ({ before: undefined, after }));
  expect(await written(ledger, place, all)).toBe("written");
  await written(ledger, place, [{ before: gone, after: removed(gone, at) }]);
  for (const over of [client, shortPages(client, 3)]) {
    const found = await dynamoLotsOfPrinting(over, table)(place, charizard);
    expect(found.map(({ id }) => id).toSorted()).toEqual(lots.map(({ id }) => id).toSorted());
  }
  expect(await dynamoLotsOfPrinting(client, table)(aPlace(), charizard)).toEqual([]);
});
