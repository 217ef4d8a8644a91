import type { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { pokeapi } from "#functions/sources/providers/pokeapi.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { countedMark } from "#functions/sources/runs/counted-mark.ts";
import { changesInRun } from "#functions/sources/runs/drift/changes-in-run.ts";
import { driftOfRun } from "#functions/sources/runs/drift/drift-of-run.ts";
import { runIdOf } from "#functions/sources/runs/run-id.ts";
import { figuresOf, progressOf } from "#functions/sources/runs/run-progress.ts";
import { sqsWorkQueues } from "#functions/sources/runs/sqs-work-queues.ts";
import { type RunRequest, startRun } from "#functions/sources/runs/start-run.ts";
import { getRun, listRunUnits, stopRun } from "#functions/sources/runs/watch-runs.ts";
import type { UnitDue } from "#schemas/messages/unit-due.ts";
import { type Run, UnitProgress } from "#schemas/storage/work-items.ts";
import { Language } from "#schemas/values.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";

const [en, de] = [Language.parse("en"), Language.parse("de")];
const hour = 3_600_000;

function given() {
  const sent: UnitDue[] = [];
  const time = { now: new Date("2026-02-01T06:00:00.000Z") };
  const cellar = { ...tcgdex("http://cellar.test"), name: "cellar", standsInFor: "tcgdex" };
  const sources = [tcgdex("http://cards.test"), pokeapi("http://species.test"), cellar];
  let ids = 0;
  const deps = {
    runs: memoryRunStore(),
    queues: {
      fetch: async (messages: readonly UnitDue[]) => void sent.push(...messages),
      normalize: async () => {},
      replay: async () => {},
    },
    sources: new Map(sources.map((source) => [source.name, source])),
    clock: () => time.now,
    newId: () => `RUN${++ids}`,
    languages: [en, de],
  };
  const start = (request: Partial<RunRequest> = {}, key?: string) =>
    startRun({ mode: "due", ...request }, key, deps);
  return { sent, time, deps, start };
}

describe("a run that is begun", () => {
  test("is of every source but those that stand in for one, in the languages of the stage", async () => {
    const { sent, deps, start } = given();
    const { run, outcome } = await start();
    expect(outcome).toBe("started");
    expect(run).toEqual({
      ...{ id: "RUN1", sources: ["tcgdex", "pokeapi"], languages: [en, de], mode: "due" },
      ...{ state: "planning", startedAt: "2026-02-01T06:00:00.000Z" },
      requestHash: expect.any(String),
    });
    const base = { version: 2, runId: "RUN1", startedAt: run.startedAt, mode: "due" };
    const tcgdexFirst = deps.sources.get("tcgdex")?.first;
    expect(sent).toEqual([
      ...[en, de].map((language) => ({
        ...{ ...base, source: "tcgdex", language },
        ...{ dataset: tcgdexFirst?.dataset, units: [tcgdexFirst?.unit] },
      })),
      expect.objectContaining({ ...base, source: "pokeapi", language: "any" }),
    ]);
    expect(await deps.runs.countPending("RUN1")).toBe(3);
  });

  test("is told in each message what it is for", async () => {
    const { sent, start } = given();
    const dueAt = "2026-02-01T05:00:00.000Z";
    const insteadOf = { source: "tcgdex", reason: "It is away.", since: dueAt };
    const { run } = await start({
      ...{ source: "cellar", mode: "full", languages: [de], units: ["base1"], dueAt, insteadOf },
    });
    expect(run).toMatchObject({ sources: ["cellar"], units: ["base1"], dueAt, insteadOf });
    expect(sent).toMatchObject([
      { source: "cellar", mode: "full", language: de, dueAt, only: ["base1"] },
    ]);
  });

  test("is found by its key again, and refused for another request under it", async () => {
    const { sent, deps, start } = given();
    const first = await start({ source: "tcgdex" }, "key");
    expect(first.run.id).toBe(runIdOf("key"));
    const messages = sent.length;
    expect(await start({ source: "tcgdex" }, "key")).toEqual({
      ...{ run: first.run, outcome: "already_there" },
    });
    // Whoever began it may have died before the first message.
    expect(sent).toHaveLength(2 * messages);
    await deps.runs.move(first.run.id, { from: ["planning"], to: "running" });
    await start({ source: "tcgdex" }, "key");
    expect(sent).toHaveLength(2 * messages);
    const other = start({ source: "tcgdex", mode: "full" }, "key");
    await expect(other).rejects.toMatchObject({ code: "request.key_reused" });
  });

  test("is the same one however late, or for whom, its moment is made up for", async () => {
    const { start } = given();
    const { run } = await start({ source: "cellar" }, "key");
    const insteadOf = { source: "tcgdex", reason: "It is away.", since: run.startedAt };
    const again = await start({ source: "cellar", dueAt: run.startedAt }, "key");
    expect(again.outcome).toBe("already_there");
    await expect(
      start({ source: "cellar", insteadOf }, "key").then(({ outcome }) => outcome),
    ).resolves.toBe("already_there");
  });

  test("finds one of its sources under way, and takes its place once its time is up", async () => {
    const { deps, time, start } = given();
    const { run } = await start({ source: "tcgdex" });
    await expect(start()).rejects.toMatchObject({
      ...{ code: "sources.run_in_progress", message: expect.stringContaining(run.id) },
    });
    time.now = new Date(time.now.getTime() + 20 * hour + 1);
    expect(await start()).toMatchObject({ outcome: "started" });
    expect(await deps.runs.get(run.id)).toMatchObject({
      ...{ state: "failed", finishedAt: time.now.toISOString() },
      reason: "It had not ended after 20 hours, and a new run was due.",
    });
  });

  test("of a source that is none has nothing to do, and is over", async () => {
    const { sent, time, deps, start } = given();
    const { run } = await start({ source: "attic" });
    expect(sent).toEqual([]);
    expect(await deps.runs.get(run.id)).toMatchObject({
      ...{ state: "completed", finishedAt: time.now.toISOString(), sources: [] },
    });
  });
});

test("ids of keys are twenty-six letters of Crockford's alphabet, each key's own", () => {
  const ids = ["a", "b", "schedule tcgdex"].map(runIdOf);
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(new Set(ids).size).toBe(3);
  expect(runIdOf("a")).toBe(ids[0]);
  // It names runs of the schedule that are stored already.
  expect(runIdOf("schedule tcgdex 2026-02-01T05:00:00.000Z")).toMatchInlineSnapshot(
    `"JM9V6EC7GHX87X5E5WSVAXJH0P"`,
  );
});

test("marks of packs differ by pack and by the lines of it", () => {
  const marks = [
    countedMark("a"),
    countedMark("b"),
    countedMark("a", [1]),
    countedMark("a", [1, 2]),
  ];
  expect(new Set(marks).size).toBe(4);
  expect(countedMark("a", [12])).not.toBe(countedMark("a", [1, 2]));
  expect(marks.map(({ length }) => length)).toEqual([12, 12, 12, 12]);
});

const run: Run = {
  ...{ id: "RUN", sources: ["tcgdex"], languages: [en], mode: "due", requestHash: "" },
  ...{ state: "running", startedAt: "2026-02-01T06:00:00.000Z" },
};
const unit = (name: string, more: object = {}) =>
  UnitProgress.parse({ source: "tcgdex", language: "en", dataset: "sets", unit: name, ...more });

describe("how far a run has come", () => {
  const now = new Date("2026-02-01T06:01:30.500Z");

  test("is the sum of its units", () => {
    const units = [
      unit("a", { state: "done", requests: 3, written: 2, rejected: new Set(["x", "y"]) }),
      unit("b", { state: "fetched", requests: 4, gone: 1, rejected: new Set(["z"]) }),
      unit("c", { state: "fetching" }),
      unit("d", { state: "failed" }),
    ];
    expect(progressOf(run, { units, pending: 5, now })).toEqual({
      seconds: 90.5,
      // Of five that are left two have begun.
      unitsByState: { waiting: 3, done: 1, fetched: 1, fetching: 1, failed: 1 },
      figures: { ...figuresOf({}), requests: 7, written: 2, gone: 1 },
      rejected: 3,
    });
  });

  test("is counted to its end, and never below nothing", () => {
    const about = { units: [unit("a", { state: "fetching" })], pending: 0, now };
    const ended = { ...run, finishedAt: "2026-02-01T06:00:10.000Z" };
    expect(progressOf(ended, about)).toMatchObject({ seconds: 10, unitsByState: { waiting: 0 } });
    const early = new Date("2026-02-01T05:59:00.000Z");
    expect(progressOf(run, { ...about, now: early }).seconds).toBe(0);
  });

  test("of a unit says nothing that it has not counted", () => {
    expect(figuresOf({ requests: 2 })).toMatchObject({ requests: 2, bytes: 0, drifted: 0 });
  });
});

describe("who looks at a run", () => {
  test("sees its units with their figures, and no empty reason", async () => {
    const { deps, start } = given();
    const { id } = (await start({ source: "tcgdex" })).run;
    const at = "2026-02-01T06:00:01.000Z";
    await deps.runs.startUnit(id, unit("base1"), at);
    await deps.runs.setUnit(id, unit("base1"), { state: "done", at });
    await deps.runs.setUnit(id, unit("base2"), { state: "failed", at, reason: "No." });
    await deps.runs.packDone(id, unit("base2"), {
      ...{ pack: "a", figures: { written: 2 }, rejected: ["a#1", "a#2"], healed: [] },
    });
    expect((await listRunUnits(id, { limit: 10 }, deps)).items).toMatchObject([
      { unit: "base1", state: "done", rejected: 0, reason: undefined, figures: figuresOf({}) },
      { unit: "base2", rejected: 2, reason: "No.", figures: { written: 2, requests: 0 } },
    ]);
    expect(await getRun(id, deps)).toMatchObject({ drift: [], findings: [], rejected: 2 });
  });

  test.each([
    ["get", getRun],
    ["stop", stopRun],
    [
      "list",
      (id: string, deps: Parameters<typeof getRun>[1]) => listRunUnits(id, { limit: 1 }, deps),
    ],
  ])("of which there is none is told so: %s", async (_what, look) => {
    const { deps } = given();
    await expect(look("none", deps)).rejects.toMatchObject({ code: "sources.no_such_run" });
  });

  test("stops one that is under way, and none that has ended", async () => {
    const { time, deps, start } = given();
    const { id } = (await start({ source: "tcgdex" })).run;
    const finishedAt = time.now.toISOString();
    expect(await stopRun(id, deps)).toMatchObject({ state: "stopped", finishedAt });
    await deps.runs.move(id, { from: ["stopped"], to: "completed", finishedAt: "then" });
    expect(await stopRun(id, deps)).toMatchObject({ state: "completed", finishedAt: "then" });
  });
});

describe("[ING-7] a run is compared", () => {
  const drift = (missing: number, records = 100) => [
    {
      ...{ source: "tcgdex", language: "en", dataset: "cards", records },
      fields: { "missing_field hp": missing },
    },
  ];
  const counted = (missing: number) => [
    unit("base1", { drift: { cards: 100, "cards missing_field hp": missing } }),
  ];
  const earlier = (day: number, more: Partial<Run>): Run => ({
    ...{ ...run, id: `DAY${day}`, startedAt: `2026-01-0${day}T06:00:00.000Z` },
    ...more,
  });
  const changes = (now: Run, others: readonly Run[], missing = 100) => {
    const limits: number[] = [];
    const runs = {
      get: async (id: string) => (id === now.id ? now : undefined),
      list: async ({ limit }: { limit: number }) => {
        limits.push(limit);
        return { items: [now, ...others] };
      },
    };
    return changesInRun(now.id, counted(missing), runs).then((found) => ({ ...found, limits }));
  };
  const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
    findings.map(({ code }) => code);

  test("with the newest before it that read anything of the data set", async () => {
    const others = [
      earlier(3, { drift: [] }),
      earlier(2, { drift: drift(0) }),
      earlier(1, { drift: drift(100) }),
    ];
    const found = await changes(run, others);
    expect(codes(found)).toEqual(["field_vanished"]);
    expect(found.drift).toEqual(drift(100));
    expect(found.limits).toEqual([10]);
    expect(codes(await changes(run, [earlier(3, { drift: drift(100) }), ...others]))).toEqual([]);
  });

  test.each([
    ["with none that began later", { startedAt: "2026-02-02T06:00:00.000Z" }],
    ["with none at the same moment", { startedAt: run.startedAt }],
    ["with none over chosen units, when it is over all", { units: ["base1"] }],
    ["with none of another language", { drift: [{ ...drift(0)[0], language: "de" }] }],
    ["with none of another source", { drift: [{ ...drift(0)[0], source: "attic" }] }],
    ["with none of another data set", { drift: [{ ...drift(0)[0], dataset: "sets" }] }],
  ])("%s", async (_what, more) => {
    const other = earlier(1, { drift: drift(0), ...(more as Partial<Run>) });
    expect(codes(await changes(run, [other]))).toEqual([]);
  });

  test("with one over the same chosen units, in whatever order they were named", async () => {
    const other = earlier(1, { drift: drift(0), units: ["b", "a"] });
    expect(codes(await changes({ ...run, units: ["a", "b"] }, [other]))).toEqual([
      "field_vanished",
    ]);
  });

  test("once: what it knew of when it ended before is no news", async () => {
    const others = [earlier(1, { drift: drift(0) })];
    const first = await changes(run, others);
    expect(first.news).toEqual(first.findings);
    const again = await changes({ ...run, findings: [...first.findings] }, others);
    expect(again.findings).toEqual(first.findings);
    expect(again.news).toEqual([]);
  });

  test("once for each field: what is new beside what it knew is news", async () => {
    const now = [
      unit("base1", {
        drift: { cards: 100, "cards missing_field hp": 100, "cards missing_field types": 100 },
      }),
    ];
    const others = [earlier(1, { drift: drift(0) })];
    const { findings } = await changes(run, others);
    const runs = {
      get: async () => ({ ...run, findings: [...findings] }),
      list: async () => ({ items: others }),
    };
    const { news, findings: all } = await changesInRun("RUN", now, runs);
    expect(all).toHaveLength(2);
    expect(news.map(({ field }) => field)).toEqual(["types"]);
  });

  test("with nothing where nothing was read, or nobody knows the run", async () => {
    const none = { drift: [], findings: [], news: [] };
    const runs = { get: async () => run, list: async () => ({ items: [] }) };
    expect(await changesInRun("RUN", [], runs)).toEqual(none);
    const gone = { ...runs, get: async () => undefined };
    expect(await changesInRun("RUN", counted(1), gone)).toEqual({ ...none, drift: drift(1) });
  });
});

test("of more fields than a run can keep, the most frequent are kept", () => {
  const fields = Array.from({ length: 70 }, (_none, at) => [`cards missing_field f${at}`, at + 1]);
  const [kept] = driftOfRun([
    unit("base1", { drift: { cards: 99, ...Object.fromEntries(fields) } }),
  ]);
  const counts = Object.values(kept?.fields ?? {});
  expect(counts).toHaveLength(60);
  expect(Math.min(...counts)).toBe(11);
});

test("work is sent to the queue of its stage, and replays to that of packs", async () => {
  const sent: unknown[] = [];
  const client = {
    async send({ input: { QueueUrl, Entries = [] } }: SendMessageBatchCommand) {
      sent.push([QueueUrl, Entries.map(({ MessageBody = "" }) => JSON.parse(MessageBody))]);
      return {};
    },
  } as unknown as SQSClient;
  const queues = sqsWorkQueues(client, { fetch: "fetch-url", normalize: "normalize-url" });
  const [due, landed, replay] = [{ a: 1 }, { b: 2 }, { c: 3 }] as never[];
  await queues.fetch([due as never]);
  await queues.normalize([landed as never]);
  await queues.replay([replay as never]);
  expect(sent).toEqual([
    ["fetch-url", [due]],
    ["normalize-url", [landed]],
    ["normalize-url", [replay]],
  ]);
});
