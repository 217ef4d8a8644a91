import { expect, test } from "vitest";
import type { SourceSchedule } from "#functions/sources/port/source-settings.ts";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { startDueRuns } from "#functions/sources/schedule/start-due-runs.ts";
import { host, layOut, pipeline } from "#test/support/sources/pipeline.ts";

const hour = 3_600_000;
const minute = 60_000;

/** Two sources, each on its own clock; it is 06:00 UTC on a Sunday. */
function given(schedules: Partial<Record<string, SourceSchedule>> = {}) {
  const sources = [tcgdex(host), { ...tcgdex(host), name: "attic" }].map((source) => {
    const schedule = schedules[source.name] ?? source.settings.schedule;
    return { ...source, settings: { ...source.settings, schedule, wantedPerHour: 0 } };
  });
  const line = pipeline({ sources });
  layOut(line.bodies, { base1: ["1", "2"], exu: ["A"] });
  const runs = async () => (await line.deps.runs.list({ limit: 100 })).items;
  const occasion = (isRepeated = false) => startDueRuns(isRepeated, line.deps);
  return { line, runs, occasion };
}
const at = (hours: number): SourceSchedule => ({ hours: [hours], timeZone: "UTC" });

test("[ING-1] each source has a run of its own when its moment has come, and not before", async () => {
  const { line, occasion } = given({ tcgdex: at(7), attic: at(8) });
  await occasion();
  await line.drain();
  expect(await occasion()).toEqual({ outcome: "nothing_due" });
  await line.time.advance(hour - minute);
  expect(await occasion()).toEqual({ outcome: "nothing_due" });
  await line.time.advance(minute);
  expect(await occasion()).toMatchObject({ outcome: "started", source: "tcgdex" });
  await line.drain();
  await line.time.advance(hour);
  expect(await occasion()).toMatchObject({ outcome: "started", source: "attic" });
});

test("[ING-1] an occasion that comes twice, or twice at once, starts one run", async () => {
  const { runs, occasion } = given();
  const all = await Promise.all([occasion(), occasion(), occasion()]);
  expect(await occasion()).toEqual({ outcome: "nothing_due" });
  expect(await runs()).toHaveLength(2);
  expect(all.filter(({ outcome }) => outcome === "started").length).toBeGreaterThan(0);
});

test("[OPS-8] occasions that were missed are made up for, by one run", async () => {
  const { line, runs, occasion } = given({ tcgdex: at(5), attic: { ...at(5), days: [3] } });
  await occasion();
  await line.drain();
  await line.pass(3);
  expect(await occasion()).toMatchObject({ outcome: "started", source: "tcgdex attic" });
  expect(await runs()).toHaveLength(4);
});

test("a source whose run is under way waits for a later occasion, and not for a dead run", async () => {
  const { line, occasion } = given();
  const manual = await line.start();
  line.queue.length = 0;
  const waits = await occasion();
  expect(waits).toMatchObject({ outcome: "nothing_due" });
  expect(waits.reason).toContain(manual.id);
  await line.time.advance(20 * hour + 1_000);
  expect(await occasion()).toMatchObject({ outcome: "started", source: "tcgdex attic" });
  expect(await line.deps.runs.get(manual.id)).toMatchObject({
    ...{ state: "failed", finishedAt: line.time.now().toISOString() },
    reason: expect.stringContaining("20 hours"),
  });
});

test("while an upstream is away, occasions send no further message; a repeated one does", async () => {
  const { line, occasion } = given();
  await occasion();
  const first = line.queue.length;
  for (let quarter = 0; quarter < 8; quarter += 1) {
    await line.time.advance(15 * minute);
    await occasion();
  }
  expect(line.queue).toHaveLength(first);
  // Its worker may have died between the run and its first message.
  await occasion(true);
  expect(line.queue).toHaveLength(2 * first);
});

test("one source that cannot be started keeps no other from its run, and the occasion is tried again", async () => {
  const { line, runs, occasion } = given();
  const { create } = line.deps.runs;
  line.deps.runs.create = async (run, notBefore) => {
    if (run.sources.includes("tcgdex")) throw new Error("DynamoDB is away");
    return create(run, notBefore);
  };
  await expect(occasion()).rejects.toThrow("DynamoDB is away");
  expect((await runs()).map(({ sources }) => sources)).toEqual([["attic"]]);
});

test.each([
  ["is known", () => {}],
  ["is forgotten", (line: ReturnType<typeof given>["line"]) => line.forget()],
])(
  "[ING-1] a run that begins after midnight asks for the day that it was due on, also when it %s",
  async (_what, meanwhile) => {
    const { line, occasion } = given({
      tcgdex: { hours: [23], minute: 55, timeZone: "America/New_York" },
      attic: at(5),
    });
    // 01:00 in New York.
    await occasion();
    meanwhile(line);
    await line.drain();
    const days = (source: string) =>
      new Set(
        [...line.packs.values()].flat().flatMap((one) => (one.source === source ? one.day : [])),
      );
    expect(days("tcgdex")).toEqual(new Set(["2026-01-31"]));
    expect(days("attic")).toEqual(new Set(["2026-02-01"]));
  },
);
