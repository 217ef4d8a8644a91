import { randomUUID } from "node:crypto";
import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { lotsPartition } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";

let owner: SignedIn;
let stranger: SignedIn;
let printings: readonly string[];

beforeAll(async () => {
  [owner, stranger] = await Promise.all([somebody(), somebody()]);
  printings = await seededCards("collected1", 500);
});

const key = () => ({ "idempotency-key": randomUUID() });
const copies = (index: number, change = {}) => ({
  printingId: printings[index],
  variant: "holo",
  quantity: 1,
  condition: "near_mint",
  ...change,
});

async function opened(body = { name: "Base Set binder", kind: "binder" }) {
  const { token } = owner;
  const answer = await api("POST /v1/collections", { token, body, headers: key() });
  expect(answer.status).toBe(201);
  return { token, path: `/v1/collections/${answer.body.id}`, answer };
}

test("[COL-1] a collection is opened, shown, changed and deleted", async () => {
  const { token, path, answer } = await opened();
  expect(answer.headers.get("location")).toBe(path);
  const shown = await api(`GET ${path}`, { token });
  expect(shown.body).toEqual(answer.body);
  const etag = shown.headers.get("etag") ?? "";
  const changed = await api(`PATCH ${path}`, {
    token,
    body: { name: "Jungle" },
    headers: { "if-match": etag },
  });
  expect(changed).toMatchObject({ status: 200, body: { name: "Jungle", version: 2 } });
  const stale = await api(`DELETE ${path}`, { token, headers: { "if-match": etag } });
  expect(stale).toMatchObject({
    status: 412,
    body: { code: "request.stale_version", facts: { current: { name: "Jungle", version: 2 } } },
  });
  const headers = { "if-match": '"v2"' };
  expect((await api(`DELETE ${path}`, { token, headers })).status).toBe(204);
  expect((await api(`GET ${path}`, { token })).status).toBe(404);
  expect((await api(`GET ${path}/items`, { token })).status).toBe(404);
  expect((await api(`DELETE ${path}`, { token, headers })).status).toBe(204);
});

test("a write without If-Match answers 428", async () => {
  const { token, path } = await opened();
  const body = { name: "Jungle" };
  expect((await api(`PATCH ${path}`, { token, body })).status).toBe(428);
  expect((await api(`DELETE ${path}`, { token })).status).toBe(428);
});

test("[API-3] repeated creations answer 200 with the same body, others 422", async () => {
  const { token } = owner;
  const headers = key();
  const body = { name: "Once", kind: "deck" };
  const first = await api("POST /v1/collections", { token, body, headers });
  const second = await api("POST /v1/collections", { token, body, headers });
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body).toEqual(first.body);
  const other = await api("POST /v1/collections", {
    token,
    body: { ...body, name: "Twice" },
    headers,
  });
  expect(other).toMatchObject({ status: 422, body: { code: "request.key_reused" } });
});

test("[COL-2] five hundred cards go in at once, and come out page by page", async () => {
  const { token, path } = await opened();
  const items = printings.map((_id, index) => copies(index));
  const headers = key();
  const added = await api(`POST ${path}/items`, { token, body: { items }, headers });
  expect(added.status).toBe(201);
  const repeated = await api(`POST ${path}/items`, { token, body: { items }, headers });
  expect(repeated.status).toBe(200);
  expect(repeated.body).toEqual(added.body);
  const seen = new Set<string>();
  let next: string | undefined = "";
  while (next !== undefined) {
    const page = await api(`GET ${path}/items?limit=100${next}`, { token });
    for (const { printingId } of page.body.items) seen.add(printingId);
    next = page.body.nextCursor && `&cursor=${page.body.nextCursor}`;
  }
  expect([...seen].sort()).toEqual([...printings].sort());
  expect((await api(`GET ${path}`, { token })).body).toMatchObject({ lots: 500, cards: 500 });
  const more = [...items, copies(0)];
  const refused = await api(`POST ${path}/items`, { token, body: { items: more } });
  expect(refused.status).toBe(400);
  const listed = await api("GET /v1/collections?limit=100", { token });
  expect(listed.body.items).toContainEqual((await api(`GET ${path}`, { token })).body);
});

test("a collection's ETag grows old when items come, and still fits If-Match", async () => {
  const { token, path, answer } = await opened();
  const etag = answer.headers.get("etag") ?? "";
  const headers = { "if-none-match": etag };
  expect((await api(`GET ${path}`, { token, headers })).status).toBe(304);
  await api(`POST ${path}/items`, { token, body: { items: [copies(0)] } });
  expect((await api(`GET ${path}`, { token, headers })).status).toBe(200);
  const body = { name: "Still mine" };
  const changed = await api(`PATCH ${path}`, { token, body, headers: { "if-match": etag } });
  expect(changed).toMatchObject({ status: 200, body: { lots: 1, cards: 1 } });
});

test("unknown printings and variants keep everything out, with pointers", async () => {
  const { token, path } = await opened();
  const items = [
    copies(0),
    copies(1, { printingId: "pokemon:en:nowhere-1" }),
    copies(2, { variant: "gold" }),
  ];
  const refused = await api(`POST ${path}/items`, { token, body: { items } });
  expect(refused.status).toBe(422);
  expect(refused.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
    "#/items/1/printingId",
    "#/items/2/variant",
  ]);
  expect((await api(`GET ${path}`, { token })).body).toMatchObject({ lots: 0, cards: 0 });
});

test("[COL-5] of two editors one wins, and the other learns the current state", async () => {
  const { token, path } = await opened();
  const added = await api(`POST ${path}/items`, { token, body: { items: [copies(0)] } });
  const item = `${path}/items/${added.body.items[0].id}`;
  const read = await api(`GET ${item}`, { token });
  expect(read.headers.get("etag")).toBe('"v1"');
  const headers = { "if-match": '"v1"' };
  const outcomes = await Promise.all(
    [5, 6].map((quantity) => api(`PATCH ${item}`, { token, body: { quantity }, headers })),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 412]);
  const won = outcomes.find(({ status }) => status === 200);
  const lost = outcomes.find(({ status }) => status === 412);
  expect(lost?.body.facts.current).toEqual(won?.body);
  const removed = await api(`DELETE ${item}`, { token, headers: { "if-match": '"v2"' } });
  expect(removed.status).toBe(204);
  expect((await api(`GET ${item}`, { token })).status).toBe(404);
});

test("[COL-1] all that is said of copies is kept, and an item keeps its id whatever they become", async () => {
  const { token, path } = await opened();
  const said = {
    paid: { amount: 41_250, currency: "EUR", day: "2026-01-30" },
    ...{ location: "Binder 3", tags: ["trade"], notes: "Pulled.\nOn my birthday.", isSigned: true },
  };
  const grade = { company: "psa", grade: "10", certificate: "47216532" };
  const items = [
    copies(0, { quantity: 2 }),
    copies(0, said),
    copies(0, { condition: undefined, grade }),
  ];
  const { body } = await api(`POST ${path}/items`, { token, body: { items } });
  expect(body.items).toMatchObject([{ quantity: 2 }, said, { grade }]);
  expect(body.items[2]).not.toHaveProperty("condition");
  const item = `${path}/items/${body.items[0].id}`;
  const headers = { "if-match": '"v1"' };
  const changed = await api(`PATCH ${item}`, { token, body: { grade }, headers });
  expect(changed).toMatchObject({
    status: 200,
    body: { id: body.items[0].id, grade, quantity: 2 },
  });
  const both = { condition: "damaged", grade };
  expect(await api(`PATCH ${item}`, { token, body: both, headers })).toMatchObject({
    ...{ status: 400, body: { code: "request.invalid" } },
  });
  const listed = await api(`GET ${path}/items`, { token });
  expect(listed.body.items).toHaveLength(3);
});

test("[API-5] what belongs to somebody else is not there, whatever is tried", async () => {
  const { path } = await opened();
  const { token } = owner;
  const added = await api(`POST ${path}/items`, { token, body: { items: [copies(0)] } });
  const item = `${path}/items/${added.body.items[0].id}`;
  const headers = { "if-match": "*" };
  const tries = [
    api(`GET ${path}`, { token: stranger.token }),
    api(`GET ${path}/items`, { token: stranger.token }),
    api(`GET ${item}`, { token: stranger.token }),
    api(`PATCH ${path}`, { token: stranger.token, body: { name: "Mine" }, headers }),
    api(`DELETE ${path}`, { token: stranger.token, headers }),
    api(`POST ${path}/items`, { token: stranger.token, body: { items: [copies(1)] } }),
    api(`PATCH ${item}`, { token: stranger.token, body: { quantity: 9 }, headers }),
    api(`DELETE ${item}`, { token: stranger.token, headers }),
  ];
  expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(tries.map(() => 404));
  const listed = await api("GET /v1/collections", { token: stranger.token });
  expect(listed.body.items).toEqual([]);
  expect((await api(`GET ${path}`, { token })).body).toMatchObject({ version: 1, cards: 1 });
});

test("everything that a deleted collection held is cleared away once its owner has it forgotten", async () => {
  const { token, path, answer } = await opened();
  const items = printings.slice(0, 50).map((_id, index) => copies(index));
  await api(`POST ${path}/items`, { token, body: { items }, headers: key() });
  const me = await api("GET /v1/me", { token });
  await api(`DELETE ${path}`, { token, headers: { "if-match": "*" } });
  await api(`DELETE /v1/deleted-collections/${answer.body.id}`, { token });
  const pk = lotsPartition(me.body.id, Ulid.parse(answer.body.id));
  const left = async () => {
    const { Count } = await cloudDocuments().send(
      new QueryCommand({
        TableName: "cardlake-local-users",
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        Select: "COUNT",
      }),
    );
    return Count;
  };
  await expect.poll(left, { timeout: 110_000, interval: 2_000 }).toBe(0);
});
