import { Template } from "aws-cdk-lib/assertions";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import {
  dailyAtSix,
  nothing,
  quietDays,
  sets,
  start,
  weeks,
} from "#test/support/sources/bad-weeks.ts";
import { layOut, pipeline } from "#test/support/sources/pipeline.ts";
import { watched } from "#test/support/sources/watched-week.ts";
import { nameOf, type WeekOutcome, writeWeeks } from "#test/support/sources/week-report.ts";
import { alarmsIn, ringsOf } from "#test/support/stacks/alarm-evaluator.ts";
import { synthesised } from "#test/support/stacks/synth.ts";
import { liveThrough, missing, seededRandom } from "#test/support/workers/simulation.ts";

const { ops } = synthesised().stacks;
const alarms = ops ? alarmsIn(Template.fromStack(ops)) : [];
const outcomes: WeekOutcome[] = [];

test.each(weeks)("[OPS-8] nothing is lost when $name", { timeout: 60_000 }, async (week) => {
  const random = seededRandom(week.seed ?? 7);
  const line = pipeline({ random, sources: [dailyAtSix()] });
  const { look, points, end } = watched(line, "prod");
  layOut(line.bodies, { set0: ["1"] });
  await liveThrough(line, quietDays, { look });
  const before = { invocations: line.counts.invocations, asked: line.asked.length };

  layOut(line.bodies, sets);
  const { doomed, throttled = () => false, trouble = nothing, beginsAtMs = start } = week;
  Object.assign(line.world, { trouble, throttled });
  if (doomed) line.world.doomed = (message) => doomed(message, random);
  const { freshAtMs } = await liveThrough(line, week.days, { look });
  const runs = (await line.deps.runs.list({ limit: 100 })).items.toReversed().slice(quietDays);
  const reached = {
    runs: runs.map(({ state }) => state),
    letters: line.dead.length,
    lost: await missing(line),
    lateMs: freshAtMs === undefined ? undefined : freshAtMs - (week.endsAtMs ?? start),
    invocations: line.counts.invocations - before.invocations,
    requests: line.asked.length - before.asked,
  };
  expect(line.queue).toEqual([]);

  // What was given up is kept, and comes in once its reason is gone.
  Object.assign(line.world, { trouble: nothing, doomed: () => false });
  line.redrive();
  await liveThrough(line, 0.5, { look });
  expect(await missing(line)).toBe(0);
  expect([...line.dead, ...line.queue]).toEqual([]);

  end();
  const rings = ringsOf(alarms, points(), { from: new Date(start), until: line.time.now() });
  outcomes.push({ name: week.name, ...reached, rings, beganMs: beginsAtMs });
  expect(reached.runs).toEqual(week.runs);
  expect(reached.letters).toBeLessThanOrEqual(week.lettersAtMost);
  expect(reached.lost).toBeLessThanOrEqual(week.missingAtMost ?? 0);
  expect(reached.lateMs ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(week.freshWithinMs);
  expect(reached.invocations).toBeLessThanOrEqual(week.invocationsAtMost);

  expect([...new Set(rings.map(({ alarm }) => nameOf(alarm)))]).toEqual(week.rings);
  const first = rings[0] ? rings[0].from.getTime() - beginsAtMs : 0;
  expect(first).toBeLessThanOrEqual(week.ringsWithinMs ?? 0);
  expect(rings.filter(({ until }) => until === undefined)).toEqual([]);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() =>
  writeWeeks(
    outcomes,
    alarms.map(({ AlarmName }) => AlarmName),
  ),
);
