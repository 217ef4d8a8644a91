import { describe, expect, test } from "vitest";
import { normalizeInTime } from "#functions/sources/normalizing/normalize-in-time.ts";
import {
  type NormalizeDeps,
  normalizePack,
  splitPack,
} from "#functions/sources/normalizing/normalize-pack.ts";
import { rejectName } from "#functions/sources/normalizing/reject-name.ts";
import type { Outcome, Source } from "#functions/sources/port/source.ts";
import type { PackLanded } from "#schemas/messages/pack-landed.ts";
import type { BronzeLine } from "#schemas/storage/lake.ts";
import type { Run } from "#schemas/storage/work-items.ts";
import type { RecordToTake, Taken } from "#shared/kernel/recorder.ts";
import { memoryNewestMarks } from "#test/fakes/memory-newest-marks.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { at, key, reading, record, reject, taking } from "#test/support/sources/told-lines.ts";

const now = "2026-02-01T07:00:00.000Z";
const startedAt = "2026-02-01T06:00:00.000Z";
const run: Run = {
  ...{ id: "RUN", sources: ["tcgdex"], languages: [], mode: "due", requestHash: "" },
  ...{ state: "running", startedAt },
};
const message: PackLanded = {
  ...{ version: 2, runId: "RUN", source: "tcgdex", dataset: "sets", language: "en" },
  ...{ units: ["base1", "base2"], bronzeKey: key },
};
const unitName = (unit: string) => ({ source: "tcgdex", language: "en", dataset: "sets", unit });

/** A pack of a run of which both units are fetched, and letters about what does not fit. */
async function given(
  told: Record<string, readonly (Outcome | Error)[]>,
  take: (own: readonly RecordToTake[]) => Partial<Taken> = () => ({}),
) {
  const { handed, deps: recording } = taking(take);
  const lines = [at(0), at(1), at(2, { unit: "base2" }), at(3, { unit: "other" })];
  const packs = new Map<string, readonly BronzeLine[]>([[key, lines.map(({ line }) => line)]]);
  const letters: { body: PackLanded; reason: string; errorClass: string | undefined }[] = [];
  const noted: number[] = [];
  const runs = memoryRunStore();
  await runs.create(run, startedAt);
  await runs.addPending("RUN", message.units.map(unitName));
  for (const unit of message.units) {
    await runs.addToUnit("RUN", unitName(unit), { figures: {}, packs: [key] });
    await runs.unitFetched("RUN", unitName(unit), { at: startedAt, figures: {} });
  }
  const source: Source = reading(told);
  const deps = {
    ...{ ...recording, runs, clock: () => new Date(now), marks: memoryNewestMarks() },
    lake: {
      ...recording.lake,
      readPack: async (name: string) => packs.get(name) ?? [],
      packsAfter: async () => [...packs.keys()].filter((name) => name > key),
    },
    sources: new Map([["tcgdex", source]]),
    noteFindings: (findings: readonly object[]) => void noted.push(findings.length),
    rejects: {
      async bury(body: PackLanded, why: { reason: string; errorClass?: string }) {
        letters.push({ body, reason: why.reason, errorClass: why.errorClass });
      },
    },
  } as unknown as NormalizeDeps;
  const units = async () =>
    Object.fromEntries((await runs.allUnits("RUN")).map((one) => [one.unit, one]));
  return { handed, packs, letters, noted, runs, deps, units };
}

const good = { "card:0": [record("a")], "card:1": [record("b")], "card:2": [record("c")] };

describe("a pack", () => {
  test("is made silver unit by unit, counted with its run, and the last unit ends that", async () => {
    const { handed, letters, noted, runs, deps, units } = await given(good, (own) => ({
      ...{ written: own.length, unchanged: 1, older: 2, cards: own.length, drifted: 1 },
      drift: [{ at: 0, fields: ["missing_field hp"] }],
    }));
    expect(await normalizePack(message, deps)).toEqual({
      ...{ unit: "base1 base2", rejected: 0 },
      ...{ written: 3, unchanged: 2, older: 4, cards: 3, drifted: 2 },
    });
    expect(handed.map((own) => own.map(({ sourceId }) => sourceId)).sort()).toEqual([
      ["a", "b"],
      ["c"],
    ]);
    expect(letters).toEqual([]);
    const { base1, base2 } = await units();
    expect(base1).toMatchObject({
      ...{ state: "done", written: 2, unchanged: 1, older: 2, cards: 2, drifted: 1 },
      drift: { sets: 1, "sets missing_field hp": 1 },
    });
    expect(base2).toMatchObject({ state: "done", written: 1 });
    expect(await runs.get("RUN")).toMatchObject({ state: "completed", finishedAt: now });
    expect(noted).toEqual([0]);
  });

  test("that is more than one worker has the time for comes back, and is counted once it is done", async () => {
    let hasTime = false;
    const { deps, units, letters } = await given(good, (own) =>
      hasTime ? { written: 0, unchanged: own.length } : { left: 200 },
    );
    const first = await normalizeInTime(message, deps, 60_000);
    expect(first).toMatchObject({ afterSeconds: 1, report: { unit: "base1 base2" } });
    expect(await units()).toMatchObject({
      base1: { state: "fetched" },
      base2: { state: "fetched" },
    });
    hasTime = true;
    expect(await normalizeInTime(message, deps, 60_000)).toMatchObject({ unchanged: 3 });
    expect(await units()).toMatchObject({ base1: { state: "done" }, base2: { state: "done" } });
    expect(letters).toEqual([]);
  });

  test("of which single lines are tried again makes silver of those alone", async () => {
    const { handed, deps } = await given(good);
    await normalizePack({ ...message, units: ["base1"], lines: [1] }, deps);
    expect(handed.flat().map(({ sourceId }) => sourceId)).toEqual(["b"]);
  });

  test("of a source that is no more is given up", async () => {
    const { deps } = await given(good);
    await expect(normalizePack({ ...message, source: "attic" }, deps)).rejects.toMatchObject({
      ...{ errorClass: "permanent", message: "There is no source attic." },
    });
  });

  test("of a run that nobody knows any more is made silver all the same", async () => {
    const { handed, noted, deps } = await given(good);
    expect(await normalizePack({ ...message, runId: "GONE" }, deps)).toMatchObject({ written: 3 });
    expect(handed).toHaveLength(2);
    expect(noted).toEqual([]);
  });

  test("is sent on unit by unit when it is too much for one call", async () => {
    const sent: PackLanded[] = [];
    const queues = { normalize: async (some: readonly PackLanded[]) => void sent.push(...some) };
    expect(await splitPack(message, { queues })).toEqual({ unit: "base1 base2", parts: 2 });
    expect(sent).toEqual(message.units.map((unit) => ({ ...message, units: [unit] })));
  });
});

describe("[ING-7] an answer that does not fit", () => {
  test("is a letter of its own with its reasons, each once, and a misfit of its unit", async () => {
    const { letters, deps, units, runs } = await given({
      ...good,
      "card:1": [reject("[0]"), reject("[1]"), reject("[0]"), record("b")],
      "card:2": [reject("$")],
    });
    expect(await normalizePack(message, deps)).toMatchObject({ written: 2, rejected: 2 });
    // Units are made silver side by side.
    expect(letters.sort((a, b) => (a.reason < b.reason ? 1 : -1))).toEqual([
      {
        body: { ...message, units: ["base1"], lines: [1] },
        reason: `[0]: It is none.; [1]: It is none. [line 1 of ${key}]`,
        errorClass: "permanent",
      },
      {
        body: { ...message, units: ["base2"], lines: [2] },
        reason: `$: It is none. [line 2 of ${key}]`,
        errorClass: "permanent",
      },
    ]);
    const { base1, base2 } = await units();
    expect(base1?.rejected).toEqual(new Set([rejectName(key, 1)]));
    expect(base2?.rejected).toEqual(new Set([rejectName(key, 2)]));
    expect((await runs.get("RUN"))?.state).toBe("completed_with_failures");
  });

  test.each([
    [5, ""],
    [6, "; and 1 more"],
    [8, "; and 3 more"],
  ])("of which %i things are odd is told with five of them%s", async (count, more) => {
    const odd = Array.from({ length: count }, (_none, place) => reject(`[${place}]`));
    const { letters, deps } = await given({ "card:0": odd });
    await normalizePack({ ...message, units: ["base1"] }, deps);
    const shown = odd.slice(0, 5).map((_one, place) => `[${place}]: It is none.`);
    expect(letters.map(({ reason }) => reason)).toEqual([
      `${shown.join("; ")}${more} [line 0 of ${key}]`,
    ]);
  });

  test("is no misfit any more once it fits, when it is tried by itself", async () => {
    const told: Record<string, Outcome[]> = { ...good, "card:1": [reject("$")] };
    const { deps, units, runs, noted } = await given(told);
    await normalizePack(message, deps);
    told["card:1"] = [record("b")];
    await normalizePack({ ...message, units: ["base1"], lines: [1] }, deps);
    expect((await units())["base1"]?.rejected?.size ?? 0).toBe(0);
    expect((await runs.get("RUN"))?.state).toBe("completed");
    expect(noted).toEqual([0, 0]);
  });

  test("stays one when the whole pack comes again with others that fit", async () => {
    const { deps, units, noted } = await given({ ...good, "card:1": [reject("$")] });
    await normalizePack(message, deps);
    await normalizePack({ ...message, units: ["base1"], lines: [0] }, deps);
    expect((await units())["base1"]?.rejected).toEqual(new Set([rejectName(key, 1)]));
    expect(noted.length).toBeGreaterThan(0);
  });

  test("of another pack, that was read because this one is late, is none of this pack's", async () => {
    const { packs, letters, deps } = await given({
      "card:0": [reject("$")],
      "card:1": [record("b")],
    });
    const later = key.replace("060000000", "070000000");
    const newer = at(0, { requestedAt: "2026-02-01T07:00:00.000Z" }).line;
    packs.set(later, [newer]);
    await deps.marks.raise(unitName("base1"), newer.requestedAt);
    expect(await normalizePack({ ...message, units: ["base1"] }, deps)).toMatchObject({
      rejected: 0,
    });
    expect(letters).toEqual([]);
  });
});

describe("a run that has ended", () => {
  test("hears of a pack that was written late, and not of one that changed nothing", async () => {
    const written = { count: 0 };
    const { deps, noted } = await given(good, () => ({ written: written.count }));
    await normalizePack(message, deps);
    expect(noted).toEqual([0]);
    await normalizePack(message, deps);
    expect(noted).toEqual([0]);
    written.count = 1;
    await normalizePack(message, deps);
    expect(noted.length).toBeGreaterThan(1);
  });
});
