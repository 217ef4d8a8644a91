import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";
import { allPlans } from "#functions/sources/providers/all-plans.ts";
import { hostNames } from "#schemas/lake/registered-sources.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { admin, ended, runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";

let token = "";
beforeAll(async () => {
  token = await admin();
  await runToTheEnd(token, { mode: "full" });
});
afterEach(async () => {
  await setFaults([]);
  await setDay("2026-02-01");
});

const baseSet = { source: "tcgdex", mode: "full", units: ["base1"] } as const;
const cardPath = "/v2/en/cards/base1-4";

/** How many prices a run has found in bodies of cards. */
const pricesIn = (run: { drift: readonly { dataset: string; records: number }[] }): number =>
  run.drift.find(({ dataset }) => dataset === "cards:price")?.records ?? 0;

test("[LAKE-4] the same again unchanged stores and writes nothing", async () => {
  const run = await runToTheEnd(token, { mode: "full" });
  expect(run.state).toBe("completed");
  expect(run.figures).toMatchObject({ newBodies: 0, written: 0, failures: 0 });
  expect(run.figures.notModified).toBe(run.figures.requests);
});

test("[CAT-4] on a day with other prices all bodies are new, and nothing but prices is written", async () => {
  const cards = 102;
  const shown = async () => (await api("GET /v1/cards/pokemon:en:base1-4", { token })).body;
  const before = await shown();
  await setDay("2026-02-02");
  const run = await runToTheEnd(token, baseSet);
  expect(run.state).toBe("completed");
  expect(run.figures).toMatchObject({ newBodies: cards, failures: 0 });
  expect(run.figures.written).toBeLessThanOrEqual(pricesIn(run));
  expect(await shown()).toEqual(before);
});

test("[CAT-4] one changed card is one write, which the API then answers with", async () => {
  // On a day of which the prices are known.
  await runToTheEnd(token, baseSet);
  await setFaults([{ path: cardPath, fault: "changed-card", fields: { hp: 130 } }]);
  const run = await runToTheEnd(token, baseSet);
  // Its prices are of a newer answer, whatever they are.
  expect(run.figures.written).toBe(1 + pricesIn(run));
  const { body } = await api("GET /v1/cards/pokemon:en:base1-4", { token });
  expect(body.hp).toBe(130);
});

test("[ING-7] a field that all cards have lost is a finding of their run", async () => {
  await setDay("2026-02-03");
  await runToTheEnd(token, baseSet);
  await setDay("2026-02-04");
  await setFaults([{ path: "/v2/en/cards/base1-*", fault: "missing-field", field: "legal" }]);
  const run = await runToTheEnd(token, baseSet);
  const about = { source: "tcgdex", language: "en", dataset: "cards" };
  expect(run.findings).toMatchObject([{ code: "field_vanished", ...about, field: "legal" }]);
  expect(run.drift).toContainEqual(expect.objectContaining({ ...about, records: 102 }));
  await setFaults([]);
  await runToTheEnd(token, baseSet);
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
  await ended(token, first.body.id);
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
    ...[...allPlans({}).keys()].map((source) => [source, "closed"]),
    ...hostNames.map((host) => [host, "closed"]),
  ]);
});
