import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { seededCards } from "#test/support/catalogue/seeded-cards.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { aStoredNotice, type World } from "#test/support/requests/asked-world.ts";

let [ash, misty] = [{} as SignedIn, {} as SignedIn];
let id = "";
beforeAll(async () => {
  [ash, misty] = await Promise.all([somebody(), somebody()]);
  [id = ""] = await seededCards(`alert${Date.now().toString(36)}`, 1);
});
const asked = (change: object = {}) => ({
  ...{ subject: { kind: "card", printingId: id, variant: "holo" }, currency: "USD" },
  ...{ line: { kind: "at_or_below", amount: 2_000 }, ...change },
});

test("[ALR-1] [API-5] an alert is set, seen, changed and deleted by its owner, and there for nobody else", async () => {
  const { token } = ash;
  const headers = { "idempotency-key": randomUUID() };
  const made = await api("POST /v1/alerts", { token, body: asked(), headers });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.body).toMatchObject({
    subject: { kind: "card", printingId: id, variant: "holo", state: "near_mint" },
    standing: { side: "unknown", isArmed: true, fired: 0 },
    warnings: [{ kind: "no_price" }],
  });
  const again = await api("POST /v1/alerts", { token, body: asked(), headers });
  expect([again.status, again.body.id]).toEqual([200, made.body.id]);
  const path = `/v1/alerts/${made.body.id}`;
  expect(made.headers.get("location")).toBe(path);
  const seen = await api(`GET ${path}`, { token });
  const { warnings: _, ...view } = made.body;
  expect([seen.status, seen.body]).toEqual([200, view]);
  const listed = await api(`GET /v1/alerts?printingId=${id}`, { token });
  expect(listed.body.items.map((one: { id: string }) => one.id)).toEqual([made.body.id]);

  for (const [method, body] of [["GET"], ["PATCH", { note: "Mine" }], ["DELETE"]] as const) {
    const other = await api(`${method} ${path}`, { token: misty.token, ...(body && { body }) });
    expect(other).toMatchObject({ status: 404, body: { code: "alerts.no_such_alert" } });
  }
  expect((await api("GET /v1/alerts", { token: misty.token })).body.items).toEqual([]);

  const etag = seen.headers.get("etag") ?? "";
  const sent = { token, headers: { "if-match": etag }, body: { isPaused: true } };
  expect((await api(`PATCH ${path}`, sent)).body).toMatchObject({ version: 2, isPaused: true });
  expect((await api(`PATCH ${path}`, sent)).status).toBe(412);
  expect((await api(`DELETE ${path}`, { token })).status).toBe(204);
  expect((await api(`GET ${path}`, { token })).status).toBe(404);
  expect((await api("POST /v1/alerts", { token, body: asked(), headers })).status).toBe(422);
});

describe("[API-4] an alert that cannot be is refused with its reason, and nothing is stored", () => {
  test.each([
    [{ subject: { kind: "card", printingId: "pokemon:en:base1-9999" } }, 404, undefined],
    [{ line: { kind: "at_or_below", amount: -1 } }, 400, "#/line/amount"],
    [{ source: "nobody" }, 400, "#/source"],
    [{ currency: "ZZZ" }, 400, "#/currency"],
    [{ currency: undefined }, 422, "#/currency"],
    [{ channels: ["01KAJ3N5Q2V7C8D9E0F1G2H3J4"] }, 422, "#/channels/0"],
    [{ subject: { kind: "search", query: "set:(" } }, 400, "#/subject/query"],
  ])("%j", async (change, status, pointer) => {
    const { token } = misty;
    const answer = await api("POST /v1/alerts", { token, body: asked(change) });
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(answer.body.errors?.[0]?.pointer).toBe(pointer);
    expect((await api("GET /v1/alerts", { token })).body.items).toEqual([]);
  });
});

test("[ALR-5] [API-3] what has fired is in the inbox, with when to ask again, until it is archived", async () => {
  const { token } = ash;
  const notice = await aStoredNotice({ owner: ash } as World);
  const inbox = await api("GET /v1/me/inbox", { token });
  expect(inbox.body.items).toMatchObject([
    { id: notice, isRead: false, explanation: expect.stringContaining("Charizard (base1 4") },
  ]);
  expect(Number(inbox.headers.get("retry-after"))).toBeGreaterThanOrEqual(5);
  const etag = inbox.headers.get("etag") ?? "";
  const unchanged = await api("GET /v1/me/inbox", { token, headers: { "if-none-match": etag } });
  expect([unchanged.status, unchanged.headers.has("retry-after")]).toEqual([304, true]);
  const theirs = await api(`GET /v1/me/inbox/${notice}`, { token: misty.token });
  expect([theirs.status, theirs.body.code]).toEqual([404, "alerts.no_such_notice"]);
  const read = await api("POST /v1/me/inbox/read", { token, body: { upTo: notice } });
  expect(read.body).toEqual({ read: 1, isMore: false });
  expect((await api("GET /v1/me/inbox?state=unread", { token })).body.items).toEqual([]);
  await api(`PATCH /v1/me/inbox/${notice}`, { token, body: { isArchived: true } });
  expect((await api("GET /v1/me/inbox", { token })).body.items).toEqual([]);
  expect((await api("GET /v1/me/inbox?state=archived", { token })).body.items).toHaveLength(1);
});

test("[ALR-4] when somebody wants to be told is theirs to say", async () => {
  const { token } = ash;
  const path = "/v1/me/alert-settings";
  expect((await api(`GET ${path}`, { token })).body).toMatchObject({ timeZone: "UTC" });
  const body = {
    ...{ timeZone: "Europe/Berlin", digestAt: "07:30", isPaused: false },
    quietHours: { from: "22:00", to: "07:00" },
  };
  expect((await api(`PUT ${path}`, { token, body })).status).toBe(200);
  expect((await api(`GET ${path}`, { token })).body).toEqual(body);
  const wrong = await api(`PUT ${path}`, { token, body: { ...body, timeZone: "Mars/Olympus" } });
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, "#/timeZone"]);
  expect((await api(`GET ${path}`, { token: misty.token })).body).toMatchObject({
    timeZone: "UTC",
  });
});
