import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, expect, test } from "vitest";
import { api } from "#test/support/clouds/api.ts";
import { admin, ended, runToTheEnd, setFaults } from "#test/support/sources/runs.ts";

let token = "";
beforeAll(async () => {
  token = await admin();
  await setFaults([]);
});
afterEach(async () => {
  await setFaults([]);
});

const lettersOf = async (name: string) =>
  (await api(`GET /v1/admin/queues/${name}/dead-letters?limit=100`, { token })).body.items;

test("[OPS-8] a run whose upstream is away goes on by itself once it is back", async () => {
  const before = (await lettersOf("fetch")).length;
  await setFaults([{ path: "/v2/fr/**", fault: "reset" }]);
  const request = { source: "tcgdex", mode: "full", languages: ["fr"] };
  const { body: run } = await api("POST /v1/admin/runs", { token, body: request });
  await sleep(15_000);
  const { body: waiting } = await api(`GET /v1/admin/runs/${run.id}`, { token });
  expect(["planning", "running"]).toContain(waiting.state);
  expect(waiting.figures.failures).toBeGreaterThan(0);
  const again = await api("POST /v1/admin/runs", { token, body: request });
  expect(again).toMatchObject({ status: 409, body: { code: "sources.run_in_progress" } });

  await setFaults([]);
  expect(await ended(token, run.id, 60_000)).toMatchObject({ state: "completed", rejected: 0 });
  expect(await lettersOf("fetch")).toHaveLength(before);
});

test("[OPS-8] a list that stays broken costs its set, is a letter with its reason, and heals", async () => {
  const request = { source: "tcgdex", mode: "full", units: ["base1"] } as const;
  await setFaults([{ path: "/v2/en/sets/base1", fault: "status-500" }]);
  const run = await runToTheEnd(token, request);
  expect(run).toMatchObject({ state: "completed_with_failures" });
  const letter = (await lettersOf("fetch")).find(
    ({ body }: { body: { runId: string } }) => body.runId === run.id,
  );
  expect(letter).toMatchObject({
    ...{ errorClass: "transient", body: { units: ["base1"], source: "tcgdex" } },
    reason: expect.stringContaining("The upstream said 500."),
  });

  await setFaults([]);
  const redriven = await api("POST /v1/admin/queues/fetch/redrive", { token, body: {} });
  expect(redriven.body.redriven).toBeGreaterThan(0);
  expect(redriven.body.deadLettersLeft).toBe(0);
  const stateOf = async () => (await api(`GET /v1/admin/runs/${run.id}`, { token })).body.state;
  await expect.poll(stateOf, { timeout: 60_000 }).toBe("completed");
});
