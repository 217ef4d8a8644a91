import { beforeAll, describe, expect, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { admin } from "#test/support/sources/runs.ts";
import { previewedText, sendImport, settled } from "#test/support/transfer/imports-over-http.ts";

let [owner, stranger] = [{} as SignedIn, {} as SignedIn];
const into = { name: "Imported", kind: "binder" };

/** As the app of a shop writes it: 4/102 is Charizard, and nobody knows the last one. */
const file = [
  "Quantity,Name,Simple Name,Set,Card Number,Set Code,Printing,Condition,Language,Rarity,Product ID,SKU",
  "2,Charizard,Charizard,Base Set,4/102,BS,Holofoil,Near Mint,English,Holo Rare,,",
  "1,Charizard,Charizard,Base Set,4/102,BS,Holofoil,Near Mint,English,Holo Rare,,",
  "3,Pikachu,Pikachu,Base Set,58/102,BS,Normal,Lightly Played,English,Common,,",
  "1,Nobodyknowsthis,Nobodyknowsthis,Base Set,999/102,BS,Normal,Near Mint,English,Common,,",
  "many,Pikachu,Pikachu,Base Set,58/102,BS,Normal,Near Mint,English,Common,,",
  "",
].join("\r\n");

beforeAll(async () => {
  await broughtIn(await admin());
  [owner, stranger] = await Promise.all([somebody(), somebody()]);
  // Who has an index looks for a newer one every ten seconds.
  await eventually(async () => {
    const text = "1 Charizard (BS) 4";
    const { preview } = await previewedText(owner, text, { into });
    return preview?.counts.matched === 1 ? true : undefined;
  }, "an import that knows the sample");
}, 300_000);

async function uploaded(options: object = { into }) {
  const { token } = owner;
  const bytes = Buffer.byteLength(file);
  const begun = await api("POST /v1/imports", {
    token,
    body: { fileName: "cards.csv", bytes, ...options },
  });
  expect([begun.status, begun.body.state]).toEqual([201, "waiting"]);
  const { id, put } = begun.body;
  const early = await api(`POST /v1/imports/${id}/preview`, { token });
  expect(early).toMatchObject({ status: 409, body: { code: "transfer.not_uploaded" } });
  expect(await sendImport(put, `${file}x`)).toBe(403);
  expect(await sendImport(put, file)).toBe(200);
  const asked = await api(`POST /v1/imports/${id}/preview`, { token });
  expect(asked.status).toBe(202);
  return settled(id, owner);
}

const itemsOf = async (collectionId: string) =>
  (await api(`GET /v1/collections/${collectionId}/items?limit=100`, { token: owner.token })).body
    .items;

describe("[IMP-1] [IMP-3] a file", () => {
  test("is previewed, corrected, confirmed once, taken back, and what it says badly waits on the shelf", async () => {
    const { token } = owner;
    const read = await uploaded();
    expect(read).toMatchObject({
      state: "previewed",
      preview: {
        format: { format: "tcgplayer_app", certainty: "sure" },
        rows: 5,
        counts: { matched: 3, duplicate: 0, invalid: 1 },
        targets: [{ name: "Imported", before: { lots: 0, cards: 0 } }],
      },
    });
    const path = `/v1/imports/${read.id}`;
    const { body: rows } = await api(`GET ${path}/rows`, { token });
    expect(rows.items.map(({ row }: { row: number }) => row)).toEqual([2, 3, 4, 5, 6]);
    expect(rows.items[0]).toMatchObject({ original: { Name: "Charizard", Quantity: "2" } });

    const changed = await api(`PATCH ${path}`, { token, body: { mode: "replace" } });
    expect([changed.status, changed.body.state]).toEqual([202, "reading"]);
    expect((await settled(read.id, owner)).preview.zero).toContain("removes");

    const choices = [{ entry: 1, choice: "skip" }];
    const chosen = await api(`POST ${path}/choices`, { token, body: { choices } });
    expect([chosen.status, chosen.body]).toEqual([200, { chosen: 1 }]);

    const both = await Promise.all([1, 2].map(() => api(`POST ${path}/confirm`, { token })));
    expect(both.map(({ status }) => status)).toEqual([202, 202]);
    const done = await settled(read.id, owner);
    expect(done).toMatchObject({
      state: "done",
      outcome: { added: 2, copies: 5, shelved: 2, skipped: 1, refused: 0 },
    });
    const [collectionId] = done.outcome.collectionIds;
    const items = await itemsOf(collectionId);
    expect(items.map(({ quantity }: { quantity: number }) => quantity).sort()).toEqual([2, 3]);
    const again = await api(`POST ${path}/confirm`, { token });
    expect([again.status, again.body.changeId]).toEqual([202, done.changeId]);

    const { body: changes } = await api(`GET /v1/changes?limit=5`, { token });
    expect(changes.items).toContainEqual(
      expect.objectContaining({ id: done.changeId, kind: "imported" }),
    );
    const undone = await api(`POST /v1/changes/${done.changeId}/undo`, { token });
    expect([200, 202]).toContain(undone.status);
    await eventually(
      async () => ((await itemsOf(collectionId)).length === 0 ? true : undefined),
      "collection without what was imported",
    );
  });

  test("gives its badly said rows to whoever knows what they mean", async () => {
    const { token } = owner;
    const read = await previewedText(owner, "3 Nobodyknowsthis (BS) 999", { into });
    await api(`POST /v1/imports/${read.id}/confirm`, { token });
    const done = await settled(read.id, owner);
    expect(done.outcome).toMatchObject({ added: 0, shelved: 1 });
    const { body: shelf } = await api("GET /v1/shelf?q=nobodyknowsthis&limit=100", { token });
    const row = shelf.items.find(({ importId }: { importId: string }) => importId === read.id);
    expect(row).toMatchObject({ quantity: 3, state: "open" });

    const matched = await api("POST /v1/shelf/match", { token });
    expect([matched.status, matched.body]).toEqual([202, { state: "asked" }]);
    const card = { printingId: "pokemon:en:base1-4", variant: "holo.unlimited" };
    const theft = await api("POST /v1/shelf/resolve", {
      token: stranger.token,
      body: { rows: [{ rowId: row.id, card }] },
    });
    expect(theft).toMatchObject({ status: 422, body: { code: "transfer.rows_refused" } });
    const resolved = await api("POST /v1/shelf/resolve", {
      token,
      body: { rows: [{ rowId: row.id, card }] },
    });
    expect([resolved.status, resolved.body.source]).toEqual([202, "shelf"]);
    const end = await settled(resolved.body.id, owner);
    expect(end).toMatchObject({ state: "done", outcome: { added: 1, copies: 3 } });
    const { body: left } = await api("GET /v1/shelf?limit=100", { token });
    expect(left.items.map(({ id }: { id: string }) => id)).not.toContain(row.id);
  });

  test("that brings what is there already says so, and quantities may replace those of before", async () => {
    const { token } = owner;
    const made = await api("POST /v1/collections", {
      token,
      body: { name: "Held", kind: "binder" },
    });
    const { id: collectionId } = made.body;
    const items = [
      {
        ...{ printingId: "pokemon:en:base1-4", variant: "holo.unlimited", quantity: 5 },
        ...{ condition: "near_mint", location: "Safe" },
      },
    ];
    await api(`POST /v1/collections/${collectionId}/items`, { token, body: { items } });
    const read = await previewedText(owner, "2 Charizard (BS) 4 NM", {
      ...{ into: { collectionId }, mode: "replace" },
    });
    expect(read.preview).toMatchObject({
      counts: { duplicate: 1 },
      targets: [{ collectionId, before: { cards: 5 }, after: { lots: 1, cards: 2 } }],
    });
    await api(`POST /v1/imports/${read.id}/confirm`, { token });
    expect((await settled(read.id, owner)).outcome).toMatchObject({ replaced: 1, added: 0 });
    expect(await itemsOf(collectionId)).toMatchObject([{ quantity: 2, location: "Safe" }]);
  });

  test("of no kind that can be read is refused with what it is", async () => {
    const read = await previewedText(owner, "<!DOCTYPE html><html><body>Sign in</body></html>", {
      into,
    });
    expect(read).toMatchObject({ state: "failed", refusal: { detail: expect.any(String) } });
  });

  test("is nobody else's business", async () => {
    const read = await previewedText(owner, "1 Charizard (BS) 4", { into });
    const path = `/v1/imports/${read.id}`;
    const { token } = stranger;
    const asks = [`GET ${path}`, `GET ${path}/rows`, `POST ${path}/confirm`, `DELETE ${path}`];
    for (const ask of asks) {
      const { status, body } = await api(ask, { token });
      expect([ask, status, body.code]).toEqual([ask, 404, "transfer.no_such_import"]);
    }
    const theft = { into: { collectionId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4" } };
    const strange = await api(`PATCH ${path}`, { token: owner.token, body: theft });
    expect([strange.status, strange.body.code]).toEqual([404, "collections.no_such_collection"]);
    expect((await api(`DELETE ${path}`, { token: owner.token })).status).toBe(204);
    const late = await api(`POST ${path}/confirm`, { token: owner.token });
    expect([late.status, late.body.code]).toEqual([409, "transfer.not_open"]);
  });
});
