import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Observation } from "#schemas/storage/lake.ts";
import { api } from "#test/support/clouds/api.ts";
import { observationsOf } from "#test/support/sources/pipeline-state.ts";
import { admin, runToTheEnd, setFaults } from "#test/support/sources/runs.ts";
import { slowAnswer, transportTroubles } from "#test/support/sources/transport-troubles.ts";

const request = { source: "tcgdex", mode: "full", units: ["base1"] } as const;
const rows: string[] = [];
let token = "";
let healthy: Record<string, unknown> = {};

const card = async (language = "en") =>
  (await api(`GET /v1/cards/pokemon:${language}:base1-5`, { token })).body;
/**
 * A card without where it came from and what was noticed about it, which faults do alter, and without what an index
 * tells of it: prices and cards of other languages come with the first one that is built.
 */
const untold = ["provenance", "findings", "otherLanguages", "marketPrice", "prices"];
const factsOf = (card: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(card).filter(([name]) => !untold.includes(name)));

beforeAll(async () => {
  token = await admin();
  await setFaults([]);
  await runToTheEnd(token, request);
  healthy = factsOf(await card());
});
afterEach(async () => {
  await setFaults([]);
});
afterAll(() => {
  const folder = join(import.meta.dirname, "../../.local/reports");
  mkdirSync(folder, { recursive: true });
  const head = [
    "| Fault | Run | Failed exchanges | What was recorded of the card | Silver |",
    "|---|---|---|---|---|",
  ];
  writeFileSync(
    join(folder, "faults.md"),
    ["# Faults of one card", "", ...head, ...rows, ""].join("\n"),
  );
});

/** One sync of the set while the upstream misbehaves, with what it left behind. */
async function syncDuring(
  rule: { readonly fault: string } & Record<string, unknown>,
  { language, before }: { language: string; before: Record<string, unknown> } = {
    ...{ language: "en", before: healthy },
  },
) {
  const cardPath = `/v2/${language}/cards/base1-5`;
  await setFaults([{ path: cardPath, ...rule }]);
  const run = await runToTheEnd(token, { ...request, languages: [language] });
  const seen = (await observationsOf(run.id)).filter(({ request: { url } }) =>
    url.endsWith(cardPath),
  );
  const answer = await card(language);
  const { path: _path, fault, ...options } = { path: cardPath, ...rule };
  const settings = Object.keys(options).length > 0 ? ` \`${JSON.stringify(options)}\`` : "";
  const same = JSON.stringify(factsOf(answer)) === JSON.stringify(before);
  rows.push(
    `| ${fault}${settings} | ${run.state}, ${run.rejected} rejected | ${run.figures.failures} | ` +
      `${counted(seen.map(told)).join("; ")} | ${same ? "unchanged" : `${answer.status}, changed`} |`,
  );
  return { run, seen, answer };
}

/** Each text once, with how often it stands. */
const counted = (texts: readonly string[]): string[] =>
  [...Map.groupBy(texts, (text) => text)].map(([text, { length }]) =>
    length > 1 ? `${length} × ${text}` : text,
  );

const told = ({ status, outcome, failure, snippet }: Observation) =>
  [
    ...[status ?? "no answer", outcome, failure?.errorClass, failure?.reason],
    snippet && `“${snippet.slice(0, 30).replaceAll(/[\s|]+/g, " ")}…”`,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");

test.each([...transportTroubles, { fault: "status-429", times: 1 } as const])(
  "[ING-4] [LAKE-5] a run outlives $fault, records it and takes it for no data",
  async (rule) => {
    const { run, seen, answer } = await syncDuring(rule);
    expect(run.state).toBe("completed");
    expect(run.figures).toMatchObject({ failures: rule.times, written: 0, newBodies: 0 });
    expect(seen.filter(({ outcome }) => outcome === "failed")).toHaveLength(rule.times);
    expect(seen.at(-1)?.outcome).toBe("not_modified");
    expect(factsOf(answer)).toEqual(healthy);
  },
);

test("[ING-4] a run waits for an answer that is slow", async () => {
  const { run } = await syncDuring(slowAnswer);
  expect(run).toMatchObject({ state: "completed", figures: { failures: 0 } });
});

test("[CAT-4] a card that is gone is marked, and current again when it is back", async () => {
  // Of a set that no other source tells of: a card that one of them still lists is not gone.
  const set = { ...request, units: ["neo1"] };
  const path = "GET /v1/cards/pokemon:en:neo1-111";
  await runToTheEnd(token, set);
  const { name } = (await api(path, { token })).body;
  await setFaults([{ path: "/v2/en/cards/neo1-111", fault: "removed-card" }]);
  const run = await runToTheEnd(token, set);
  expect(run.state).toBe("completed");
  expect((await api(path, { token })).body).toMatchObject({ status: "removed", name });
  await setFaults([]);
  await runToTheEnd(token, set);
  expect((await api(path, { token })).body).toMatchObject({ status: "current" });
});

test("[ING-7] an unknown field is noticed and changes no fact", async () => {
  const { run, answer } = await syncDuring({ fault: "unknown-field", field: "sparkle" });
  expect(run.state).toBe("completed");
  expect(run.figures.drifted).toBeGreaterThan(0);
  expect(answer).toMatchObject({ name: healthy["name"], hp: healthy["hp"] });
});

test("[ING-7] a body without a name is buried with its reason, and the card stays", async () => {
  const letters = await deadLettersOf("normalize");
  // The lake keeps it for ever, so it is of a language that nobody reads once more.
  const language = "fr";
  await runToTheEnd(token, { ...request, languages: [language] });
  const before = factsOf(await card(language));
  const rule = { fault: "missing-field", field: "name" };
  const { run, answer } = await syncDuring(rule, { language, before });
  expect(run).toMatchObject({ state: "completed_with_failures", rejected: 1 });
  expect(await deadLettersOf("normalize")).toBe(letters + 1);
  expect(factsOf(answer)).toEqual(before);
});

test("[ING-2] a lasting failure is a dead letter with its reason, and a redrive heals it", async () => {
  const before = await deadLettersOf("fetch");
  const { run, answer } = await syncDuring({ fault: "status-500" });
  expect(run.state).toBe("completed_with_failures");
  expect(await deadLettersOf("fetch")).toBe(before + 1);
  expect(factsOf(answer)).toEqual(healthy);
  const { body: units } = await api(`GET /v1/admin/runs/${run.id}/units?limit=100`, { token });
  const failed = units.items.find(({ state }: { state: string }) => state === "failed");
  expect(failed).toMatchObject({ unit: "base1", reason: expect.stringContaining("base1-5") });
  await setFaults([]);
  const redriven = await api("POST /v1/admin/queues/fetch/redrive", { token, body: {} });
  expect(redriven.body.redriven).toBe(before + 1);
  await expect
    .poll(async () => (await api(`GET /v1/admin/runs/${run.id}`, { token })).body.state, {
      timeout: 60_000,
    })
    .toBe("completed");
});

const deadLettersOf = async (name: string): Promise<number> =>
  (await api("GET /v1/admin/queues", { token })).body.items.find(
    (queue: { name: string }) => queue.name === name,
  ).deadLetters;
