import { beforeAll, expect, test } from "vitest";
import { api } from "#test/support/clouds/api.ts";
import { differing } from "#test/support/running/differing.ts";
import { shuffled } from "#test/support/running/shuffled.ts";
import {
  catalogItems,
  lakeKeys,
  messagesLeft,
  packKeys,
  packLines,
  send,
} from "#test/support/sources/pipeline-state.ts";
import { admin, indexed, runToTheEnd, setFaults } from "#test/support/sources/runs.ts";

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

const unitKeys = ["source", "language", "dataset", "unit"] as const;

/** A message for every pack that has answers of these units, with those of its own. */
async function packMessages(runId: string, units: readonly UnitRow[]) {
  const messages = await Promise.all(
    (await packKeys()).map(async (bronzeKey) => {
      const lines = await packLines(bronzeKey);
      const own = units.filter((unit) =>
        lines.some((line) => unitKeys.every((key) => line[key] === unit[key])),
      );
      return [...Map.groupBy(own, ({ dataset }) => dataset)].map(([dataset, some]) => ({
        ...{ version: 2, runId, source: some[0]?.source, language: some[0]?.language, dataset },
        ...{ units: some.map(({ unit }) => unit), bronzeKey },
      }));
    }),
  );
  return messages.flat();
}

const deadLetters = async (): Promise<number[]> =>
  (await api("GET /v1/admin/queues", { token })).body.items.map(
    (queue: { deadLetters: number }) => queue.deadLetters,
  );

const quiet = () => expect.poll(messagesLeft, { timeout: 100_000, interval: 500 }).toBe(0);

test("[ING-2] every message twice, in any order, leaves everything as it was", {
  timeout: 300_000,
}, async () => {
  const run = await runToTheEnd(token, { mode: "full" });
  await indexed(token);
  const units = await unitsOf(run.id);
  const packs = await packMessages(run.id, units);
  expect(packs.length).toBeGreaterThan(0);
  const { id: runId, startedAt } = run;
  const fetches = units.map(({ unit, source, language, dataset }) => ({
    ...{ version: 2, runId, startedAt, mode: "full" },
    ...{ source, language, dataset, units: [unit] },
  }));
  // Prices that came before there was a map of products find their cards now.
  await send("normalize", packs);
  await quiet();
  const [items, keys] = [await catalogItems(), await lakeKeys("bronze/")];
  const buried = await deadLetters();

  await send("normalize", shuffled([...packs, ...packs], 1));
  await send("fetch", shuffled([...fetches, ...fetches], 2));
  await quiet();

  expect(differing(items, await catalogItems())).toEqual([]);
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

  expect(differing(before, await catalogItems())).toEqual([]);
  expect((await api("GET /v1/cards/pokemon:en:base1-4", { token })).body.hp).toBe(120);
});
