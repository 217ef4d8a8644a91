import { beforeAll, expect, test } from "vitest";
import { api } from "#test/support/api.ts";
import { catalogItems, lakeKeys, messagesLeft, send } from "#test/support/pipeline-state.ts";
import { admin, runToTheEnd, setFaults } from "#test/support/runs.ts";
import { shuffled } from "#test/support/shuffled.ts";

let token = "";
beforeAll(async () => {
  await setFaults([]);
  token = await admin();
});

interface UnitRow {
  readonly source: string;
  readonly language: string;
  readonly dataset: string;
  readonly unit: string;
}

const unitsOf = async (runId: string): Promise<UnitRow[]> =>
  (await api(`GET /v1/admin/runs/${runId}/units?limit=100`, { token })).body.items;

/** A message for every pack of these units that lies in the lake. */
async function packMessages(runId: string, units: readonly UnitRow[]) {
  const packs = await lakeKeys("bronze/");
  return units.flatMap(({ source, language, dataset, unit }) =>
    packs
      .filter((key) => key.includes(`source=${source}/`))
      .filter((key) => key.split("/").at(-1)?.startsWith(`${language}.${unit}-`))
      .map((bronzeKey) => ({
        ...{ version: 1, runId, source, dataset, language, unit, bronzeKey },
      })),
  );
}

const deadLetters = async (): Promise<number[]> =>
  (await api("GET /v1/admin/queues", { token })).body.items.map(
    (queue: { deadLetters: number }) => queue.deadLetters,
  );

const quiet = () => expect.poll(messagesLeft, { timeout: 100_000, interval: 500 }).toBe(0);

test("[ING-2] every message twice, in any order, leaves everything as it was", async () => {
  const run = await runToTheEnd(token, { mode: "full" });
  const units = await unitsOf(run.id);
  const packs = await packMessages(run.id, units);
  expect(packs.length).toBeGreaterThanOrEqual(units.length);
  const fetches = units.map(({ source, language, dataset, unit }) => ({
    ...{ version: 1, runId: run.id, source, language, dataset, unit, mode: "full" },
  }));
  const [items, keys] = [await catalogItems(), await lakeKeys("bronze/")];
  const buried = await deadLetters();

  await send("normalize", shuffled([...packs, ...packs], 1));
  await send("fetch", shuffled([...fetches, ...fetches], 2));
  await quiet();

  expect(await catalogItems()).toEqual(items);
  expect(await lakeKeys("bronze/")).toEqual(keys);
  expect(await deadLetters()).toEqual(buried);
});

test("[ING-2] packs that arrive from the newest to the oldest end in the newest state", async () => {
  const changed = { path: "/v2/en/cards/base1-4", fault: "changed-card" };
  const request = { source: "tcgdex", mode: "full", units: ["base1"] };
  await setFaults([{ ...changed, fields: { hp: 130 } }]);
  await runToTheEnd(token, request);
  await setFaults([]);
  const run = await runToTheEnd(token, request);
  const before = await catalogItems();

  const packs = await packMessages(run.id, await unitsOf(run.id));
  await send("normalize", packs.reverse());
  await quiet();

  expect(await catalogItems()).toEqual(before);
  expect((await api("GET /v1/cards/pokemon:en:base1-4", { token })).body.hp).toBe(120);
});
