import { beforeAll, expect, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { admin, indexed } from "#test/support/sources/runs.ts";

let [ash, misty] = [{} as SignedIn, {} as SignedIn];
let [binder, deck] = ["", ""];

const collection = async (name: string, kind: string) =>
  (await api("POST /v1/collections", { token: ash.token, body: { name, kind } })).body.id;
const add = (id: string, items: readonly object[]) =>
  api(`POST /v1/collections/${id}/items`, { token: ash.token, body: { items } });
const charizard = { printingId: "pokemon:en:base1-4", variant: "holo.unlimited" };

beforeAll(async () => {
  const token = await admin();
  await broughtIn(token);
  await indexed(token);
  [ash, misty] = await Promise.all([somebody(), somebody()]);
  [binder, deck] = await Promise.all([
    collection("Base Set", "binder"),
    collection("Fire", "deck"),
  ]);
  await add(binder, [
    {
      ...{ ...charizard, condition: "near_mint", quantity: 2, tags: ["for trade"] },
      paid: { amount: 41_250, currency: "USD", day: "2025-01-30" },
    },
    { ...charizard, quantity: 1, grade: { company: "psa", grade: "9" }, notes: "From my brother." },
  ]);
  await add(deck, [{ ...charizard, condition: "damaged", quantity: 1 }]);
});

const find = async (q: string, more = "", { token } = ash) =>
  (await api(`GET /v1/holdings/items?q=${encodeURIComponent(q)}${more}`, { token })).body;

test("[COL-3] items are found by their cards and by their copies, over all collections or in one", async () => {
  const all = await find("charizard");
  expect(all).toMatchObject({ total: 3, copies: 4 });
  expect(all.items[0].card).toMatchObject({ name: "Charizard", setId: "pokemon:en:base1" });
  expect(await find("charizard grade:psa-9")).toMatchObject({ total: 1, copies: 1 });
  expect(await find("set:base1 (in:deck or tag:trade) -cond:lp")).toMatchObject({ total: 2 });
  expect(await find("", `&collectionId=${deck}`)).toMatchObject({ total: 1 });
  expect(await find("charizard", "", misty)).toMatchObject({ items: [], total: 0, copies: 0 });
});

test("[COL-7] what was written is found at once, and what was removed is not", async () => {
  const { items } = (
    await add(deck, [{ ...charizard, condition: "damaged", quantity: 5, location: "Box" }])
  ).body;
  expect(await find("loc:box")).toMatchObject({ total: 1, copies: 5 });
  const at = `/v1/collections/${deck}/items/${items[0].id}`;
  const headers = { "if-match": "*" };
  const body = { location: "Safe" };
  await api(`PATCH ${at}`, { token: ash.token, headers, body });
  expect([(await find("loc:box")).total, (await find("loc:safe")).total]).toEqual([0, 1]);
  await api(`DELETE ${at}`, { token: ash.token, headers });
  expect((await find("loc:safe")).total).toBe(0);
});

test("without money nothing is told of it", async () => {
  const page = await find("paid>100", "&currency=USD");
  expect(page.items[0].paid).toMatchObject({ amount: 41_250 });
  expect(JSON.stringify(await find("", "&money=false"))).not.toMatch(/"(paid|price|value|gain)"/);
  expect(await find("paid>100", "&money=false")).toMatchObject({ code: "catalog.bad_query" });
});

test("duplicates are counted across collections", async () => {
  const { token } = ash;
  const all = await api("GET /v1/holdings/duplicates", { token });
  expect(all.body).toMatchObject({ total: 1, spare: 3 });
  expect(all.body.items[0]).toMatchObject({
    printingId: charizard.printingId,
    copies: 4,
    spare: 3,
  });
  const noDecks = await api("GET /v1/holdings/duplicates?kinds=binder", { token });
  expect(noDecks.body.items[0]).toMatchObject({ copies: 3 });
});

test("[SRCH-2] a search of the catalogue knows what its caller owns", async () => {
  const search = async (q: string, { token } = ash) =>
    (await api(`GET /v1/holdings/cards?limit=100&q=${encodeURIComponent(q)}`, { token })).body;
  const owned = await search("set:base1 is:owned");
  expect(owned.items.map(({ id }: { id: string }) => id)).toEqual([charizard.printingId]);
  const [all, lacking] = [await search("set:base1"), await search("set:base1 -is:owned")];
  expect(lacking.total).toBe(all.total - 1);
  expect((await search("set:base1 owned>=4")).total).toBe(1);
  expect((await search("set:base1 is:owned", misty)).total).toBe(0);
  const { body } = await api("GET /v1/cards?q=is:owned%20owned:1", { token: ash.token });
  expect(body).toMatchObject({ code: "catalog.bad_query" });
});
