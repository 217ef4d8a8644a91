import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { aCollector, type Collector } from "#test/support/collections/stored-items.ts";

let cards: readonly string[] = [];
let [ash, misty] = [{} as Collector, {} as Collector];
beforeAll(async () => {
  cards = await seededCards(`gone${randomUUID().slice(0, 8)}`, 10);
  [ash, misty] = await Promise.all([aCollector(), aCollector()]);
});
const copies = (index: number) => ({
  ...{ printingId: cards[index], variant: "holo", condition: "near_mint", quantity: 2 },
});
const anyVersion = { "if-match": "*" };

async function deleted() {
  const collection = await ash.opened([copies(0), copies(1)]);
  const { status } = await ash.ask(`DELETE ${collection.path}`, undefined, anyVersion);
  expect(status).toBe(204);
  return { ...collection, bin: `/v1/deleted-collections/${collection.id}` };
}

test("[COL-2] a deleted collection is listed and comes back with everything in it", async () => {
  const { id, path, bin, ids, held } = await deleted();
  expect((await ash.ask(`GET ${path}/items`)).status).toBe(404);
  const { body: listed } = await ash.ask("GET /v1/deleted-collections?limit=100");
  const one = listed.items.find(
    ({ collection }: { collection: { id: string } }) => collection.id === id,
  );
  expect(one.collection).toMatchObject({ name: "Asked about", kind: "binder", version: 1 });
  const days = (Date.parse(one.restorableUntil) - Date.parse(one.deletedAt)) / 86_400_000;
  expect(days).toBe(30);

  const back = await ash.ask(`POST ${bin}/restore`);
  expect(back).toMatchObject({ status: 200, body: { id, version: 2, lots: 2, cards: 4 } });
  expect(back.headers.get("etag")).toBe('"v2.2.4"');
  expect(await held()).toEqual(new Set(["1 × 2", "2 × 2"]));
  expect((await ash.ask(`GET ${path}/items/${ids[0]}`)).body).toMatchObject({ version: 1 });
  const again = await ash.ask(`POST ${bin}/restore`);
  expect([again.status, again.body]).toEqual([200, back.body]);
});

test("[COL-2] a deletion is a change, and taken back as one", async () => {
  const { id, held } = await deleted();
  const { body } = await ash.ask(`GET /v1/changes?collectionId=${id}`);
  expect(body.items[0]).toMatchObject({ kind: "deleted", summary: "The collection was deleted." });
  const undone = await ash.ask(`POST /v1/changes/${body.items[0].id}/undo`);
  expect(undone.body.items).toEqual([{ collectionId: id, outcome: "undone", version: 2 }]);
  expect((await held()).size).toBe(2);
});

test("[COL-2] what is forgotten cannot be brought back, nor the changes that made it", async () => {
  const { id, bin } = await deleted();
  expect((await ash.ask(`DELETE ${bin}`)).status).toBe(204);
  expect((await ash.ask(`DELETE ${bin}`)).status).toBe(204);
  const back = await ash.ask(`POST ${bin}/restore`);
  expect([back.status, back.body.code]).toEqual([404, "collections.no_such_deletion"]);
  const { body: log } = await ash.ask(`GET /v1/changes?collectionId=${id}`);
  const undone = await ash.ask(`POST /v1/changes/${log.items[0].id}/undo`);
  expect(undone.body.items).toMatchObject([{ outcome: "kept" }]);
  expect(undone.body.changeId).toBeUndefined();
});

test("[API-5] what is somebody else's is absent in every one of these operations", async () => {
  const there = await ash.opened([copies(2), copies(3)]);
  const [itemId = ""] = there.ids;
  const edits = [{ do: "change", itemId, set: { notes: "Ash was here." } }];
  const { body: change } = await ash.ask(`POST ${there.path}/edits`, { edits });
  const price = { amount: 100, currency: "EUR" };
  const sold = { itemId, quantity: 1, price, day: "2026-01-31" };
  const { body: sale } = await ash.ask(`POST ${there.path}/sales`, sold);
  const gone = await deleted();
  const hers = await misty.opened([copies(2)]);

  const answers = [
    await misty.ask(`POST ${there.path}/edits`, { edits }),
    await misty.ask(`GET /v1/changes/${change.changeId}`),
    await misty.ask(`POST /v1/changes/${change.changeId}/undo`),
    await misty.ask(`POST ${gone.bin}/restore`),
    await misty.ask(`DELETE ${gone.bin}`),
    await misty.ask(`POST ${there.path}/sales`, sold),
    await misty.ask(`DELETE /v1/sales/${sale.sales[0].id}`),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  const into = { edits: [{ do: "move", itemId: hers.ids[0], to: there.id }] };
  const moved = await misty.ask(`POST ${hers.path}/edits`, into);
  expect(moved.body.verdicts).toMatchObject([{ reason: "collections.no_such_collection" }]);
  const on = { collectionId: there.id, itemId };
  const pushed = await misty.ask("POST /v1/sync", {
    batchId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
    edits: [{ do: "set", ...on, base: 2, set: { notes: "Misty was here." } }],
  });
  expect(pushed.body.verdicts).toMatchObject([{ reason: "collections.no_such_collection" }]);

  const { body: his } = await ash.ask("GET /v1/sync");
  expect((await misty.ask(`GET /v1/sync?cursor=${his.cursor}`)).body.code).toBe(
    "request.bad_cursor",
  );
  const lists = ["/v1/sync", "/v1/changes", "/v1/sales", "/v1/deleted-collections"];
  const shown = await Promise.all(lists.map((path) => misty.ask(`GET ${path}`)));
  const text = JSON.stringify(shown.map(({ body }) => body));
  for (const id of [there.id, gone.id, change.changeId, sale.sales[0].id]) {
    expect(text).not.toContain(id);
  }
  expect((await misty.ask("GET /v1/sales/gains?year=2026")).body).toMatchObject({ sales: 0 });
  expect((await misty.ask("GET /v1/sales/gains.csv?year=2026")).body.split("\r\n")).toHaveLength(2);
});
