import { expect, test } from "vitest";
import {
  archiveOn,
  daysFrom,
  type Missing,
  madeOn,
  mirrorOf,
  unitsOf,
} from "#test/support/sources/past-days.ts";

test("[ING-7] a day that is not there, and one that is no archive, cost their neighbours nothing", async () => {
  const days = daysFrom(4);
  const archives = await madeOn(days);
  archives.delete("2024-02-09");
  archives.set("2024-02-10", await archiveOn("2024-02-12"));
  const { run, line } = mirrorOf(archives);
  const { state, units, points } = await run(unitsOf(days));
  expect([state, points]).toEqual([
    "completed_with_failures",
    ["2024-02-08 800", "2024-02-11 1100"],
  ]);
  const outcomes = units
    .filter(({ dataset }) => dataset === "archives")
    .map(({ unit, state, gone = 0, rejected }) => [
      unit.slice(8),
      state,
      gone,
      rejected?.size ?? 0,
    ]);
  expect(outcomes.toSorted()).toEqual([
    ["2024-02-08", "done", 0, 0],
    ["2024-02-09", "done", 1, 0],
    ["2024-02-10", "done", 0, 1],
    ["2024-02-11", "done", 0, 0],
  ]);
  expect(line.dead.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("holds 2024-02-12"),
  ]);
});

const denied = (contentType: string, text: string): Missing => ({
  ...{ status: 403, headers: { contentType }, bytes: Buffer.from(text) },
});

test("[ING-4] a mirror that says 403 of days that are not there is asked for the others, and for today's prices", async () => {
  const days = daysFrom(30);
  const missing = denied("application/xml", "<Error><Code>AccessDenied</Code></Error>");
  const { run } = mirrorOf(await madeOn(days.slice(-1)), { missing });
  const { state, units, points } = await run(unitsOf(days));
  expect([state, points]).toEqual(["completed", ["2024-03-08 800"]]);
  expect(units.filter(({ gone = 0 }) => gone > 0)).toHaveLength(29);
  expect((await run()).points).toEqual(["2026-02-01 9900"]);
});

test("[ING-4] a mirror that says the same 403 of today's files keeps us out: nothing of them is gone, and it is left alone", async () => {
  const missing = denied("application/xml", "<Error><Code>AccessDenied</Code></Error>");
  const { run, files, line } = mirrorOf(new Map(), { missing });
  files.delete("/tcgplayer/3/604/prices");
  const { state, units, points, asked } = await run();
  expect([state, points]).toEqual(["completed_with_failures", []]);
  expect(units.filter(({ gone = 0 }) => gone > 0)).toEqual([]);
  expect(await line.deps.gate.status("tcgcsv")).toMatchObject({
    ...{ isOpen: true, reason: "The upstream said 403." },
  });
  expect(asked.length).toBeLessThan(100);
});

test("[ING-4] a mirror that keeps us out has not said that anything is not there", async () => {
  const days = daysFrom(30);
  const missing = denied("text/html", "<h1>403 ERROR</h1>");
  const { run } = mirrorOf(await madeOn(days.slice(-1)), { missing });
  const { state, units } = await run(unitsOf(days));
  expect(state).not.toBe("completed");
  expect(units.filter(({ gone = 0 }) => gone > 0)).toEqual([]);
});

test("[ING-4] a mirror that keeps its archives back is asked once for each, and still for today's prices", async () => {
  const days = daysFrom(30);
  const missing = denied("text/html", "<h1>403 ERROR</h1>");
  const { run, line } = mirrorOf(await madeOn(days.slice(-1)), { missing });
  const before = line.time.now().getTime();
  const { state, asked, units, points } = await run(unitsOf(days));
  expect([state, points]).toEqual(["completed_with_failures", ["2024-03-08 800"]]);
  expect(asked.length).toBeLessThan(35);
  const failed = units.filter((one) => one.state === "failed");
  expect(failed).toHaveLength(29);
  expect(failed[0]?.reason).toContain("said 403 of an archive");
  expect(line.time.now().getTime() - before).toBeLessThan(60_000);
  expect((await run()).points).toEqual(["2026-02-01 9900"]);
});
