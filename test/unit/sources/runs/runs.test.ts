import { expect, test } from "vitest";
import { punkRecords } from "#functions/sources/providers/punk-records.ts";
import { outcomeOf } from "#functions/sources/runs/end-unit.ts";
import { getRun, stopRun } from "#functions/sources/runs/watch-runs.ts";
import { UnitProgress } from "#schemas/storage/work-items.ts";
import { layOut, pipeline } from "#test/support/sources/pipeline.ts";

const hour = 3_600_000;

function given() {
  const line = pipeline();
  layOut(line.bodies, { base1: ["1", "2"], exu: ["A"] });
  return line;
}

test("a stopped run keeps what it has, drops what waits, and stays stopped", async () => {
  const line = given();
  const run = await line.start();
  const [list] = line.queue.splice(0, 1);
  if (list) await line.handle(list);
  const asked = line.asked.length;
  expect(await stopRun(run.id, { ...line.deps })).toMatchObject({ state: "stopped" });
  await line.drain();
  expect(line.asked).toHaveLength(asked);
  expect(line.dead).toEqual([]);
  expect(await getRun(run.id, line.deps)).toMatchObject({ state: "stopped" });
  await expect(stopRun("none", line.deps)).rejects.toMatchObject({ code: "sources.no_such_run" });
});

test("[OPS-8] a run whose upstream never came fails with what the upstream said last", async () => {
  const line = given();
  line.world.trouble = () => ({ status: 503, headers: {} });
  const run = await line.start();
  await line.drain();
  expect(await line.deps.runs.get(run.id)).toMatchObject({
    state: "failed",
    reason: expect.stringMatching(/20 hours were up/),
  });
  expect(line.dead).toEqual([]);
  const hours = (line.time.now().getTime() - Date.parse(run.startedAt)) / hour;
  expect(hours).toBeGreaterThan(20);
  expect(hours).toBeLessThan(20.7);
  // A day of waiting is some fifty looks at one list.
  expect(line.counts.invocations).toBeLessThan(80);
});

test("a redriven message of a run that is over is dropped", async () => {
  const line = given();
  line.world.trouble = (url) =>
    url.endsWith("/sets/exu") ? { status: 500, headers: {} } : undefined;
  await line.start();
  await line.drain();
  expect(line.dead).toHaveLength(1);
  await line.time.advance(30 * hour);
  line.world.trouble = () => undefined;
  line.redrive();
  await line.drain();
  expect(line.dead).toEqual([]);
});

test("[ING-5] a run whose unit was given up while it was fetched does not end as if all were well", () => {
  const unit = { source: "tcgdex", language: "en", dataset: "sets" };
  const units = [
    UnitProgress.parse({ ...unit, unit: "base1", state: "done" }),
    UnitProgress.parse({ ...unit, unit: "base2", state: "fetched", packsLeft: new Set(["a"]) }),
  ];
  expect(outcomeOf(units).to).toBe("completed_with_failures");
  expect(outcomeOf(units.slice(0, 1)).to).toBe("completed");
});

test("a run for languages that its source does not have is over at once, and the next one may begin", async () => {
  const line = pipeline({
    sources: [punkRecords("http://upstream.test/punk-records")],
    languages: ["de"],
  });
  for (const _ of [1, 2]) {
    const { id } = await line.start();
    expect(await line.deps.runs.get(id)).toMatchObject({
      state: "completed",
      finishedAt: line.time.now().toISOString(),
    });
  }
  expect(line.queue).toEqual([]);
});
