import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { aCollector, type Collector } from "#test/support/collections/stored-items.ts";

let cards: readonly string[] = [];
let ash: Collector;
beforeAll(async () => {
  cards = await seededCards(`edited${randomUUID().slice(0, 8)}`, 60);
  ash = await aCollector();
});
const copies = (index: number, more: object = {}) => ({
  ...{ printingId: cards[index], variant: "holo", condition: "near_mint", quantity: 3 },
  ...more,
});

test("[COL-2] edits of every kind are done at once, each with its verdict", async () => {
  const { path, ids, ask, held } = await ash.opened([0, 1, 2, 3, 4].map((at) => copies(at)));
  const other = await ash.opened([]);
  const [changed, removed, moved, copied, divided] = ids;
  const to = other.id;
  const edits = [
    { do: "change", itemId: changed, version: 1, set: { notes: "Mine.", location: "Safe" } },
    { do: "remove", itemId: removed },
    { do: "move", itemId: moved, to, quantity: 2 },
    { do: "copy", itemId: copied, to },
    { do: "split", itemId: divided, quantity: 1, set: { condition: "damaged" } },
    { do: "change", itemId: changed, version: 9, set: { notes: "Late." } },
    { do: "change", itemId: changed, set: { variant: "gold" } },
    { do: "move", itemId: moved, to: "01KAJ3N5Q2V7C8D9E0F1G2H3J4" },
    { do: "change", itemId: changed, set: { location: "Safe" } },
    { do: "remove", itemId: removed },
  ];
  const { status, body } = await ask(`POST ${path}/edits`, { edits });
  expect(status).toBe(200);
  const said = body.verdicts.map((one: { outcome: string; reason?: string }) =>
    [one.outcome, one.reason].filter((word) => word !== undefined).join(" "),
  );
  expect(said).toEqual([
    ...Array(5).fill("done"),
    "refused request.stale_version",
    "refused collections.items_refused",
    "refused collections.no_such_collection",
    "unchanged",
    "refused collections.no_such_item",
  ]);
  expect(await held()).toEqual(
    new Set(["1 × 3", "3 × 1", "4 × 3", "5 × 2", "5 × 1"].map((one) => one)),
  );
  expect(await other.held()).toEqual(new Set(["3 × 2", "4 × 3"]));
  const { body: whole } = await ask(`GET /v1/changes/${body.changeId}`);
  expect(whole).toMatchObject({ kind: "mixed", summary: "Different edits of 5 items were made." });
  const own = whole.itemChanges.find((one: { itemId: string }) => one.itemId === changed);
  expect(own).toMatchObject({ fields: ["location", "notes"], after: { notes: "Mine." } });
});

test("[COL-2] all or nothing: one edit that cannot be done keeps all from being done", async () => {
  const { path, ids, ask, held } = await ash.opened([copies(5), copies(6)]);
  const edits = [
    { do: "remove", itemId: ids[0] },
    { do: "change", itemId: ids[1], version: 7, set: { quantity: 1 } },
  ];
  const refused = await ask(`POST ${path}/edits`, { mode: "all", edits });
  expect([refused.status, refused.body.code]).toEqual([422, "collections.items_refused"]);
  expect(refused.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(["#/edits/1"]);
  expect(await held()).toEqual(new Set(["6 × 3", "7 × 3"]));
  const many = Array.from({ length: 95 }, () => edits[0]);
  const tooMany = await ask(`POST ${path}/edits`, { mode: "all", edits: many });
  expect([tooMany.status, tooMany.body.errors[0].pointer]).toEqual([400, "#/edits"]);
});

test("[COL-2] [API-3] edits that are sent again with their key are done once", async () => {
  const { path, ids, ask, held } = await ash.opened([copies(7)]);
  const other = await ash.opened([]);
  const body = { edits: [{ do: "copy", itemId: ids[0], to: other.id }] };
  const headers = { "idempotency-key": randomUUID() };
  const first = await ask(`POST ${path}/edits`, body, headers);
  const second = await ask(`POST ${path}/edits`, body, headers);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body.verdicts).toEqual(first.body.verdicts);
  expect(second.body.changeId).toBeUndefined();
  expect([await held(), await other.held()]).toEqual([new Set(["8 × 3"]), new Set(["8 × 3"])]);
});

test("[COL-2] a change is taken back, moves at both ends, and that is taken back as well", async () => {
  const { path, ids, ask, held } = await ash.opened([10, 11, 12].map((at) => copies(at)));
  const other = await ash.opened([]);
  const edits = ids.map((itemId: string) => ({ do: "move", itemId, to: other.id }));
  const { body: done } = await ask(`POST ${path}/edits`, { edits });
  expect([await held(), (await other.held()).size]).toEqual([new Set(), 3]);
  // One of them is somebody's business since.
  const kept = done.verdicts[0].into.itemId;
  await ask(`PATCH ${other.path}/items/${kept}`, { notes: "Stays." }, { "if-match": "*" });
  const { status, body: undone } = await ask(`POST /v1/changes/${done.changeId}/undo`);
  expect(status).toBe(200);
  const outcomes = undone.items.map(({ outcome }: { outcome: string }) => outcome).toSorted();
  expect(outcomes).toEqual(["kept", "kept", "undone", "undone", "undone", "undone"]);
  expect(await held()).toEqual(new Set(["12 × 3", "13 × 3"]));
  expect(await other.held()).toEqual(new Set(["11 × 3"]));

  // What was kept is tried once more; it is still somebody's business.
  const again = await ask(`POST /v1/changes/${done.changeId}/undo`);
  const left = undone.items.filter(({ outcome }: { outcome: string }) => outcome === "kept");
  expect(again.body).toEqual({ changeId: undone.changeId, items: left });
  await ask(`POST /v1/changes/${undone.changeId}/undo`);
  expect([(await held()).size, (await other.held()).size]).toEqual([0, 3]);
});

test("[COL-2] what was done is listed, the newest first, of one collection or of all", async () => {
  const { id, path, ids, ask } = await ash.opened([copies(20)]);
  const edits = [{ do: "change", itemId: ids[0], set: { quantity: 4 } }];
  const { body: done } = await ask(`POST ${path}/edits`, { edits });
  const { body: mine } = await ask(`GET /v1/changes?collectionId=${id}&limit=100`);
  const kinds = mine.items.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(["edited", "added", "created"]);
  expect(mine.items[0]).toMatchObject({ id: done.changeId, summary: "1 item was edited." });
  const seen: string[] = [];
  for (let next: string | undefined = ""; next !== undefined; ) {
    const { body } = await ask(`GET /v1/changes?limit=4${next}`);
    seen.push(...body.items.map((one: { id: string }) => one.id));
    next = body.nextCursor && `&cursor=${body.nextCursor}`;
  }
  expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
  expect(seen[0]).toBe(done.changeId);
});
