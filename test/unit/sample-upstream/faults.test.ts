import { expect, test } from "vitest";
import type { FaultRuleInput } from "#bin/sample-upstream/index.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { running, get, json } = sampleUpstream({ chance: () => 0.5 });
const card = "/v2/en/cards/base1-4";
const spoil = (...rules: FaultRuleInput[]) => running().faults.set(rules);

test("too many requests may or may not say when to come back", async () => {
  spoil({ path: card, fault: "status-429", retryAfterSeconds: 7, times: 1 });
  expect((await get(card)).headers.get("retry-after")).toBe("7");
  spoil({ path: card, fault: "status-429" });
  const response = await get(card);
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, null]);
});

test("a rule is spent after as many answers as it says", async () => {
  spoil({ path: card, fault: "status-500", times: 2 });
  const statuses = [(await get(card)).status, (await get(card)).status, (await get(card)).status];
  expect(statuses).toEqual([500, 500, 200]);
  expect(running().faults.list()).toMatchObject([{ applied: 2 }]);
});

test("a rule strikes as often as it is likely to", async () => {
  spoil({ path: card, fault: "status-500", probability: 0.4 });
  expect((await get(card)).status).toBe(200);
  spoil({ path: card, fault: "status-500", probability: 0.6 });
  expect((await get(card)).status).toBe(500);
});

test.each([
  ["/v2/en/cards/base1-*", 500],
  ["/v2/en/*", 200],
  ["/v2/**", 500],
  ["/V2/EN/cards/BASE1-4", 500],
  ["/^\\/v2\\/en\\/cards\\/base1-\\d$/", 500],
  ["/^\\/v2\\/en\\/cards\\/base1-\\d\\d$/", 200],
])("the pattern %s answers with %i", async (path, status) => {
  spoil({ path, fault: "status-500" });
  expect((await get(card)).status).toBe(status);
});

test("a question mark in a path is meant, however it is written", async () => {
  spoil({ path: "/v2/en/cards/exu-?", fault: "status-500" });
  expect((await get("/v2/en/cards/exu-%3F")).status).toBe(500);
  expect((await get("/v2/en/cards/exu-!")).status).toBe(200);
});

test.each([
  ["html-200", 200],
  ["html-502", 502],
] as const)("%s is a web page", async (fault, status) => {
  spoil({ path: card, fault });
  const response = await get(card);
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(await response.text()).toContain("<html>");
});

test("an honest half body arrives and is no JSON", async () => {
  spoil({ path: card, fault: "truncated-json-honest" });
  const response = await get(card);
  const body = await response.text();
  expect(Number(response.headers.get("content-length"))).toBe(Buffer.byteLength(body));
  expect(() => JSON.parse(body)).toThrow(SyntaxError);
});

test("a dishonest half body ends before its length", async () => {
  spoil({ path: card, fault: "truncated-json-dishonest" });
  await expect(get(card).then((response) => response.text())).rejects.toThrow("terminated");
});

test("a reset connection gives no answer, and the next request gets one", async () => {
  spoil({ path: card, fault: "reset", times: 1 });
  await expect(get(card)).rejects.toThrow("fetch failed");
  expect((await get(card)).status).toBe(200);
});

test("delays add up before whatever else is wrong", async () => {
  spoil(
    { path: card, fault: "slow", delayMs: 60 },
    { path: card, fault: "slow", delayMs: 60 },
    { path: card, fault: "status-503" },
  );
  const start = performance.now();
  expect((await get(card)).status).toBe(503);
  expect(performance.now() - start).toBeGreaterThan(110);
});

test("a field nobody knows is added and one everybody knows is gone", async () => {
  spoil(
    { path: card, fault: "unknown-field", field: "mood", value: "good" },
    { path: card, fault: "missing-field", field: "set.name" },
    { path: "/v2/en/sets", fault: "missing-field", field: "cardCount" },
  );
  const spoilt = await json(card);
  expect(spoilt).toMatchObject({ id: "base1-4", mood: "good", set: { id: "base1" } });
  expect(spoilt.set).not.toHaveProperty("name");
  expect((await json("/v2/en/sets"))[0]).not.toHaveProperty("cardCount");
});

test("rules come and go over HTTP, and one that makes no sense is refused in words", async () => {
  const at = `${running().url}/_faults`;
  const send = (method: string, body: unknown) => fetch(at, { method, body: JSON.stringify(body) });
  await send("PUT", [{ path: card, fault: "status-500" }]);
  await send("POST", { path: "/v2/en/sets", fault: "reset" });
  expect(await (await fetch(at)).json()).toEqual([
    { path: card, fault: "status-500", applied: 0 },
    { path: "/v2/en/sets", fault: "reset", applied: 0 },
  ]);
  expect((await get(card)).status).toBe(500);
  const refused = await send("PUT", [{ path: "/(/", fault: "status-500" }, { fault: "gremlins" }]);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("fault");
  await fetch(at, { method: "DELETE" });
  expect((await get(card)).status).toBe(200);
});
