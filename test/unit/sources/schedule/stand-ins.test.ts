import { expect, test } from "vitest";
import { tcgdex } from "#functions/sources/providers/tcgdex.ts";
import { measureFreshness } from "#functions/sources/schedule/measure-freshness.ts";
import { absenceOf } from "#functions/sources/schedule/stand-ins.ts";
import { startDueRuns } from "#functions/sources/schedule/start-due-runs.ts";
import { host, layOut, pipeline } from "#test/support/sources/pipeline.ts";

const hour = 3_600_000;
const schedule = { hours: [6], days: [0], timeZone: "UTC" };

/** A source that is asked on Sundays, and one that stands in for it; it is Sunday, 06:00. */
function given(endsOn?: string) {
  const plan = tcgdex(host);
  const attic = {
    ...{ ...plan, name: "attic", ...(endsOn && { endsOn }) },
    settings: { ...plan.settings, schedule, freshWithinHours: 9 * 24, wantedPerHour: 0 },
  };
  const cellar = {
    ...attic,
    ...tcgdex("http://cellar.test"),
    settings: attic.settings,
    name: "cellar",
    standsInFor: "attic",
  };
  const line = pipeline({ sources: [attic, cellar] });
  layOut(line.bodies, { base1: ["1", "2"] });
  for (const [url, body] of line.bodies) {
    line.bodies.set(url.replace(host, "http://cellar.test"), body);
  }
  const runs = async () =>
    (await line.deps.runs.list({ limit: 100 })).items.map(({ sources, insteadOf }) => ({
      source: sources.join(),
      ...(insteadOf && { insteadOf }),
    }));
  return { line, runs, occasion: (isRepeated = false) => startDueRuns(isRepeated, line.deps) };
}

test("[ING-3] a source that has not been well for a day is tried, and another asked in its place", async () => {
  const { line, runs, occasion } = given();
  line.world.trouble = (url) => (url.startsWith(host) ? { status: 503 } : undefined);
  expect(await occasion()).toMatchObject({ source: "attic" });
  await line.drain();
  await line.time.advance(hour);
  expect(await runs()).toEqual([{ source: "attic" }]);
  await line.pass(1);
  const report = await occasion();
  expect(report).toMatchObject({ outcome: "started", source: "cellar" });
  expect(report.reason).toContain("cellar stands in for attic: It has not been well for 24 hours");
  await line.drain();
  expect(await runs()).toContainEqual({
    source: "cellar",
    insteadOf: {
      ...{ source: "attic", reason: expect.stringContaining("24 hours") },
      since: expect.stringContaining("2026-02-01T"),
    },
  });
  // Once for each moment.
  expect(await occasion()).toEqual({ outcome: "nothing_due" });
  const fresh = await measureFreshness({ ...line.deps, languages: ["en"] });
  expect(fresh).toMatchObject([{ source: "attic", language: "en" }]);
  expect(fresh[0]?.seconds).toBeLessThan(hour / 1000);
});

test("a source that is back is asked alone again", async () => {
  const { line, runs, occasion } = given();
  line.world.trouble = (url) => (url.startsWith(host) ? { status: 503 } : undefined);
  await occasion();
  await line.pass(2);
  await occasion();
  await line.drain();
  line.world.trouble = () => undefined;
  await line.pass(7);
  // Nobody has seen yet that it is back: both are asked, and then it has answered.
  await occasion();
  await line.drain();
  await line.pass(7);
  const before = await runs();
  await occasion();
  await line.drain();
  const after = await runs();
  expect(after.slice(0, after.length - before.length)).toEqual([{ source: "attic" }]);
});

test("[ING-3] from the day of its end on, only the stand-in is asked", async () => {
  const { line, runs, occasion } = given("2026-02-01");
  await occasion();
  await line.drain();
  expect(await runs()).toEqual([
    {
      source: "cellar",
      insteadOf: {
        ...{ source: "attic", reason: "The service has ended on 2026-02-01." },
        since: "2026-02-01T00:00:00.000Z",
      },
    },
  ]);
  expect(line.asked.filter((url) => url.startsWith(host))).toEqual([]);
});

const [day, less] = ["2026-01-31T06:00:00.000Z", "2026-01-31T06:00:00.001Z"];
test.each([
  [{ isOpen: false, isTried: true }, undefined],
  [{ isOpen: true, isTried: true, unwellSince: less }, undefined],
  [{ isOpen: true, isTried: false, unwellSince: day }, "attic"],
  [{ isOpen: false, isTried: true, unwellSince: day }, "attic"],
  // One page that was broken a week ago is no reason to ask others.
  [{ isOpen: false, isTried: false, unwellSince: day }, undefined],
])("with %j the source is absent: %s", (status, expected) => {
  const plan = { ...tcgdex(host), name: "attic" };
  expect(absenceOf(plan, status, new Date("2026-02-01T06:00:00Z"))?.source).toBe(expected);
});
