import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";
import { api, somebody } from "#test/support/api.ts";
import { admin, endOf, runToTheEnd, setFaults } from "#test/support/runs.ts";

let token = "";
beforeAll(async () => {
  token = await admin();
  await runToTheEnd(token, { mode: "full" });
});
afterEach(() => setFaults([]));

const baseSet = { source: "tcgdex", mode: "full", units: ["base1"] } as const;
const cardPath = "/v2/en/cards/base1-4";

test("[LAKE-4] the same again unchanged stores and writes nothing", async () => {
  const run = await runToTheEnd(token, { mode: "full" });
  expect(run.state).toBe("completed");
  expect(run.figures).toMatchObject({ newBodies: 0, written: 0, failures: 0 });
  expect(run.figures.notModified).toBe(run.figures.requests);
});

test("[CAT-4] one changed card is one write, which the API then answers with", async () => {
  await setFaults([{ path: cardPath, fault: "changed-card", fields: { hp: 130 } }]);
  const run = await runToTheEnd(token, baseSet);
  expect(run.figures.written).toBe(1);
  const { body } = await api("GET /v1/cards/pokemon:en:base1-4", { token });
  expect(body.hp).toBe(130);
});

test.each([
  { fault: "status-429", retryAfterSeconds: 1, times: 1 },
  { fault: "status-500", times: 2 },
  { fault: "html-200", times: 1 },
  { fault: "html-502", times: 1 },
  { fault: "truncated-json-honest", times: 1 },
  { fault: "truncated-json-dishonest", times: 1 },
  { fault: "reset", times: 1 },
  { fault: "slow", delayMs: 500, times: 1 },
])("[ING-4] a run ends well after a passing $fault", async (rule) => {
  await setFaults([{ path: cardPath, ...rule }]);
  const run = await runToTheEnd(token, baseSet);
  expect(run.state).toBe("completed");
  expect(run.figures.failures).toBe(rule.fault === "slow" ? 0 : rule.times);
});

test("[ING-2] a lasting failure is a dead letter with its reason, and a redrive heals it", async () => {
  await setFaults([{ path: cardPath, fault: "status-500" }]);
  const run = await runToTheEnd(token, baseSet);
  expect(run.state).toBe("completed_with_failures");
  const { body: units } = await api(`GET /v1/admin/runs/${run.id}/units?limit=100`, { token });
  const failed = units.items.find(({ state }: { state: string }) => state === "failed");
  expect(failed).toMatchObject({ unit: "base1", reason: expect.stringContaining("base1-4") });
  await setFaults([]);
  const redriven = await api("POST /v1/admin/queues/fetch/redrive", { token, body: {} });
  expect(redriven.body.redriven).toBe(1);
  await expect
    .poll(async () => (await endOf(token, run.id)).state, { timeout: 60_000 })
    .toBe("completed");
});

test("[ING-7] a body that does not fit hurts no other", async () => {
  await setFaults([{ path: cardPath, fault: "missing-field", field: "name" }]);
  const run = await runToTheEnd(token, baseSet);
  expect(run).toMatchObject({ state: "completed_with_failures", rejected: 1 });
  const { body: queues } = await api("GET /v1/admin/queues", { token });
  expect(queues.items).toContainEqual(
    expect.objectContaining({ name: "normalize", deadLetters: 1 }),
  );
});

test("a repeated request with a key finds the run that it started", async () => {
  const headers = { "idempotency-key": randomUUID() };
  const first = await api("POST /v1/admin/runs", { token, body: baseSet, headers });
  const again = await api("POST /v1/admin/runs", { token, body: baseSet, headers });
  expect([first.status, again.body.id]).toEqual([202, first.body.id]);
  const other = await api("POST /v1/admin/runs", { token, body: { mode: "due" }, headers });
  expect(other).toMatchObject({ status: 422, body: { code: "request.key_reused" } });
  const beside = await api("POST /v1/admin/runs", { token, body: baseSet });
  expect([202, 409]).toContain(beside.status);
  await endOf(token, first.body.id);
});

test("[ACC-2] only admins start runs", async () => {
  const { token: other } = await somebody();
  const answer = await api("POST /v1/admin/runs", { token: other, body: baseSet });
  expect(answer.status).toBe(403);
});

test("[ING-4] every request says who asks, and the limit is seen by admins", async () => {
  const response = await fetch(`${inject("cloud").upstream}/_requests`);
  const log = z.looseObject({ userAgents: z.looseObject({}) }).parse(await response.json());
  const agents = Object.keys(log.userAgents).filter((name) => name.startsWith("cardlake/"));
  expect(agents).toHaveLength(1);
  const { body } = await api("GET /v1/admin/upstreams", { token });
  expect(
    body.items.map(({ source, circuit }: Record<string, string>) => [source, circuit]),
  ).toEqual([
    ["tcgdex", "closed"],
    ["pokeapi", "closed"],
  ]);
});
