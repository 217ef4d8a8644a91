import { expect, test } from "vitest";
import { requestLog } from "#bin/sample-upstream/request-log.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const { running, get, json } = sampleUpstream();

test("requests are counted by status and by upstream, with who asked", async () => {
  await get("/v2/en/sets", { "user-agent": "polite/1" });
  await get("/v2/en/cards/nope", { "user-agent": "polite/1" });
  await get("/api/v2/type", { "user-agent": "other/2", "if-none-match": "*" });
  running().faults.set([{ path: "/v2/en/types", fault: "status-429" }]);
  await get("/v2/en/types");
  const summary = await json("/_requests");
  expect(summary).toMatchObject({
    total: 4,
    byStatus: { 200: 1, 304: 1, 404: 1, 429: 1 },
    byPrefix: { "/v2": { total: 3 }, "/api/v2": { total: 1 } },
    userAgents: { "polite/1": 2, "other/2": 1 },
  });
  expect(summary.recent[0]).toMatchObject({ address: "/v2/en/types", faults: ["status-429"] });
  expect(summary.recent[1]).toMatchObject({ userAgent: "other/2", isConditional: true });
});

test("questions to the server about itself are not counted", async () => {
  await json("/_requests");
  await json("/_faults");
  expect(running().requests.summary().total).toBe(0);
});

test("requests that wait at the same time are counted as concurrent", async () => {
  running().faults.set([{ path: "/v2/**", fault: "slow", delayMs: 150 }]);
  await Promise.all([1, 2, 3].map((number) => get(`/v2/en/cards/base1-${number}`)));
  await get("/api/v2/type");
  const { maxConcurrent, byPrefix } = running().requests.summary();
  expect(maxConcurrent).toBe(3);
  expect(byPrefix["/api/v2"]?.maxConcurrent).toBe(1);
});

test("a request whose connection was reset has no status", async () => {
  running().faults.set([{ path: "/v2/en/sets", fault: "reset" }]);
  await expect(get("/v2/en/sets")).rejects.toThrow();
  await expect.poll(() => running().requests.summary().byStatus).toEqual({ 0: 1 });
});

test("the busiest second is found wherever it begins", () => {
  let now = 0;
  const log = requestLog(() => now);
  for (const at of [0, 900, 950, 1_100, 1_899, 1_900, 5_000]) {
    now = at;
    log.begin("/v2");
  }
  expect(log.summary()).toMatchObject({ total: 7, maxConcurrent: 7, maxPerSecond: 4 });
});

test("counts start over when asked to", async () => {
  await get("/v2/en/sets");
  await fetch(`${running().url}/_requests`, { method: "DELETE" });
  const { total, recent, byPrefix } = await json("/_requests");
  expect([total, recent, byPrefix]).toEqual([0, [], {}]);
});
