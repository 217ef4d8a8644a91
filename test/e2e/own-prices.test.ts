import { beforeAll, expect, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";

let [ash, misty] = [{} as SignedIn, {} as SignedIn];
let id = "";
beforeAll(async () => {
  [ash, misty] = await Promise.all([somebody(), somebody()]);
  [id = ""] = await seededCards(`own${Date.now().toString(36)}`, 1);
});
const body = { amount: 2_900_000, currency: "EUR", note: "At the fair" };

test("[PRC-8] a price that somebody enters is there for them, and for nobody else", async () => {
  const path = `/v1/me/prices/${id}/holo/psa-10`;
  const { token } = ash;
  const entered = await api(`PUT ${path}`, { token, body });
  expect(entered.status).toBe(200);
  expect(entered.body).toMatchObject({ ...body, printingId: id, source: "manual", version: 1 });
  const shown = await api(`GET ${path}`, { token });
  expect([shown.status, shown.body]).toEqual([200, entered.body]);
  expect((await api("GET /v1/me/prices", { token })).body).toEqual({ items: [entered.body] });

  for (const method of ["GET", "DELETE"]) {
    const other = await api(`${method} ${path}`, { token: misty.token });
    expect(other).toMatchObject({ status: 404, body: { code: "collections.no_such_price" } });
  }
  expect((await api("GET /v1/me/prices", { token: misty.token })).body.items).toEqual([]);

  const changed = await api(`PUT ${path}`, {
    ...{ token, body: { ...body, amount: 1 } },
    headers: { "if-match": shown.headers.get("etag") ?? "" },
  });
  expect(changed.body.version).toBe(2);
  const late = await api(`DELETE ${path}`, { token, headers: { "if-match": '"v1"' } });
  expect(late.status).toBe(412);
  expect((await api(`DELETE ${path}`, { token })).status).toBe(204);
  expect((await api(`GET ${path}`, { token })).status).toBe(404);
});

test("[PRC-8] it stands in one's own view of what the card costs, and in nobody else's", async () => {
  const { token } = ash;
  const entered = await api(`PUT /v1/me/prices/${id}/holo/bgs-9.5`, { token, body });
  const mine = await api(`GET /v1/me/cards/${id}/prices`, { token });
  expect(mine.status).toBe(200);
  const { printingId, variant, ...own } = entered.body;
  expect(mine.body.variants).toEqual([
    { variant, grade: { company: "bgs", grade: "9.5" }, series: [], own },
  ]);
  const { body: everybody } = await api(`GET /v1/cards/${id}/prices`, { token });
  expect(everybody).toEqual({ printingId, variants: [] });
  const hers = await api(`GET /v1/me/cards/${id}/prices`, { token: misty.token });
  expect(hers.body).toEqual(everybody);
});

test("[COL-5] whoever has seen a price that was taken back does not overwrite the one after it", async () => {
  const path = `/v1/me/prices/${id}/holo/near_mint`;
  const { token } = ash;
  const old = await api(`PUT ${path}`, { token, body });
  await api(`DELETE ${path}`, { token });
  const next = await api(`PUT ${path}`, { token, body: { ...body, amount: 5 } });
  const headers = { "if-match": old.headers.get("etag") ?? "" };
  expect((await api(`PUT ${path}`, { token, body, headers })).status).toBe(412);
  expect((await api(`DELETE ${path}`, { token, headers })).status).toBe(412);
  expect((await api(`GET ${path}`, { token })).body).toEqual(next.body);
});

test("[API-4] what is no price, copy or card is refused with what is expected", async () => {
  const put = (copy: string, given: object) =>
    api(`PUT /v1/me/prices/${copy}`, { token: ash.token, body: given });
  expect((await put(`${id}/holo/mint`, body)).body.errors[0].detail).toContain("near_mint");
  expect((await put(`${id}/holo/near_mint`, { ...body, amount: 0 })).status).toBe(400);
  const nowhere = await put(`${id}/holo/near_mint`, { ...body, currency: "ZZZ" });
  expect([nowhere.status, nowhere.body.errors[0].detail]).toEqual([
    400,
    expect.stringContaining("such as EUR or USD; ZZZ is none"),
  ]);
  const nobody = await put(`${id}/holo/psaa-10`, body);
  expect([nobody.status, nobody.body.errors[0].detail]).toEqual([
    400,
    expect.stringContaining("a grade of one of psa, bgs"),
  ]);
  expect((await put(`${id}/gold/near_mint`, body)).status).toBe(422);
  expect((await put("pokemon:en:base1-999/holo/near_mint", body)).status).toBe(404);
});
