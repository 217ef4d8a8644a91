import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { dynamoImportStore } from "#functions/transfer/imports/dynamo-import-store.ts";
import { dynamoMappings } from "#functions/transfer/imports/dynamo-mappings.ts";
import { dynamoShelf } from "#functions/transfer/shelf/dynamo-shelf.ts";
import { shelfContract } from "#test/contract/shelf.ts";
import { importStoreContract } from "#test/contract/transfer-imports.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { emptyTable } from "#test/support/clouds/empty-table.ts";

const table = await emptyTable();

importStoreContract("dynamoImportStore", () => dynamoImportStore(cloudDocuments(), table));
shelfContract("dynamoShelf", () => dynamoShelf(cloudDocuments(), table));

test("mappings are remembered by fingerprint, listed page by page, and forgotten", async () => {
  const mappings = dynamoMappings(cloudDocuments(), table);
  const userId = randomUUID();
  const all = ["a", "b", "c"].map((letter) => ({
    fingerprint: letter.repeat(64),
    header: ["Menge"],
    mapping: { columns: { Menge: "quantity" as const } },
    savedAt: "2026-02-01T06:10:00.000Z",
  }));
  for (const one of all) await mappings.save(userId, one);
  const [first] = all;
  if (!first) throw new Error("There is none.");
  expect(await mappings.find(userId, first.fingerprint)).toEqual(first);
  expect(await mappings.find(randomUUID(), first.fingerprint)).toBeUndefined();
  const page = await mappings.list(userId, { limit: 2 });
  const rest = await mappings.list(userId, { limit: 2, cursor: page.nextCursor });
  expect([...page.items, ...rest.items]).toEqual(all);
  expect(rest.nextCursor).toBeUndefined();
  expect(await mappings.remove(userId, first.fingerprint)).toBe("removed");
  expect(await mappings.remove(userId, first.fingerprint)).toBe("absent");
});
