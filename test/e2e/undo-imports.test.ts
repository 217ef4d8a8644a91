import { setTimeout as sleep } from "node:timers/promises";
import { ulid } from "ulid";
import { beforeAll, expect, test } from "vitest";
import { dynamoLongChanges } from "#functions/collections/changes/dynamo-long-changes.ts";
import { dynamoCollectionStore } from "#functions/collections/collection/dynamo-collection-store.ts";
import { applyImportPart } from "#functions/collections/imports/apply-import-part.ts";
import { beginImport, endImport } from "#functions/collections/imports/begin-import.ts";
import { dynamoImportStore } from "#functions/collections/imports/dynamo-import-store.ts";
import { importPartsOf } from "#functions/collections/imports/import-parts.ts";
import { dynamoLotStore } from "#functions/collections/items/dynamo-lot-store.ts";
import { Ulid } from "#schemas/values.ts";
import { systemClock } from "#shared/kernel/clock.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";
import { printing, someCopies } from "#test/support/collections/collections.ts";

const [client, table] = [cloudDocuments(), "cardlake-local-users"];
const ports = {
  imports: dynamoImportStore(client, table),
  longChanges: dynamoLongChanges(client, table),
  collections: dynamoCollectionStore(client, table),
  lots: dynamoLotStore(client, table),
  clock: systemClock,
};
let [ash, userId] = [{} as SignedIn, ""];
beforeAll(async () => {
  ash = await somebody();
  userId = (await api("GET /v1/me", { token: ash.token })).body.id;
});

const ask = (request: string, body?: object) =>
  api(request, { token: ash.token, ...(body && { body }) });

test("[COL-2] a large import is one change, which a worker takes back", async () => {
  const made = await ask("POST /v1/collections", { name: "From a file", kind: "binder" });
  const collectionId = Ulid.parse(made.body.id);
  const changeId = Ulid.parse(ulid());
  const at = new Date().toISOString();
  const { quantity: _one, ...copies } = someCopies();
  const lots = Array.from({ length: 500 }, (_none, index) => ({
    ...{ collectionId, quantity: 2, mode: "add" as const },
    copies: { ...copies, printingId: printing(index + 1) },
  }));
  const change = { userId, changeId, total: lots.length, collectionIds: [collectionId], at };
  await beginImport(change, ports);
  for (const [part, own] of importPartsOf(lots).entries()) {
    await applyImportPart({ userId, changeId, part, lots: own, at }, ports);
  }
  await endImport({ userId, changeId, at }, ports);
  const path = `/v1/collections/${collectionId}`;
  expect((await ask(`GET ${path}`)).body).toMatchObject({ lots: 500, cards: 1_000 });
  const { body: log } = await ask("GET /v1/changes?limit=5");
  expect(log.items[0]).toMatchObject({ id: changeId, summary: "500 items were imported." });
  const { body: whole } = await ask(`GET /v1/changes/${changeId}`);
  expect(whole.itemChanges).toHaveLength(450);
  const { body: rest } = await ask(`GET /v1/changes/${changeId}?cursor=${whole.nextCursor}`);
  expect(rest.itemChanges).toHaveLength(50);

  const undo = await ask(`POST /v1/changes/${changeId}/undo`);
  expect(undo.status).toBe(202);
  expect(undo.headers.get("retry-after")).toBe("5");
  const until = Date.now() + 60_000;
  let now = await ask(`GET /v1/changes/${undo.body.changeId}`);
  while (now.body.isRunning && Date.now() < until) {
    await sleep(500);
    now = await ask(`GET /v1/changes/${undo.body.changeId}`);
  }
  expect(now.body).toMatchObject({ kind: "undone", items: 500, undoes: changeId });
  expect((await ask(`GET ${path}`)).body).toMatchObject({ lots: 0, cards: 0 });
  expect((await ask(`GET ${path}/items?limit=5`)).body.items).toEqual([]);
  const again = await ask(`POST /v1/changes/${changeId}/undo`);
  expect([again.status, again.body]).toEqual([200, { changeId: undo.body.changeId, items: [] }]);
});
