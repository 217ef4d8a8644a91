import { expect, test } from "vitest";
import { fakeClock } from "#test/fakes/fake-clock.ts";

test("sleepers wake in the order of their moments, each at its own", async () => {
  const clock = fakeClock("2026-02-01T05:00:00.000Z");
  const woken: string[] = [];
  const asleep = async (name: string, ms: number) => {
    await clock.sleep(ms);
    woken.push(`${name} ${clock.now().toISOString().slice(11, 19)}`);
  };
  void asleep("late", 3_600_000);
  void asleep("early", 60_000);
  await clock.advance(60_000);
  expect(woken).toEqual(["early 05:01:00"]);
  expect(clock.untilNext()).toBe(3_540_000);
  await clock.advance(3_600_000);
  expect(woken).toEqual(["early 05:01:00", "late 06:00:00"]);
  expect(clock.now().toISOString()).toBe("2026-02-01T06:01:00.000Z");
});

test("work that sleeps again and again is finished without waiting", async () => {
  const clock = fakeClock();
  const startMs = clock.now().getTime();
  const work = async () => {
    for (let round = 0; round < 5; round += 1) await clock.sleep(3_600_000);
    return clock.now().getTime() - startMs;
  };
  expect(await clock.finish(work())).toBe(5 * 3_600_000);
});

test("work that fails is a failure of the test, not of the clock", async () => {
  const clock = fakeClock();
  const work = async () => {
    await clock.sleep(1_000);
    throw new Error("no");
  };
  await expect(clock.finish(work())).rejects.toThrow("no");
});
