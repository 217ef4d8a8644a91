import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { alarmsIn, ringsOf } from "#test/support/stacks/alarm-evaluator.ts";
import type { Datapoint } from "#test/support/stacks/metric-series.ts";
import { synthesised } from "#test/support/stacks/synth.ts";

const { ops } = synthesised().stacks;
const alarms = ops ? alarmsIn(Template.fromStack(ops)) : [];
const hourMs = 3_600_000;
const monday = Date.parse("2026-02-02T00:00:00.000Z");
const hour = (count: number) => new Date(monday + count * hourMs);
/** From Tuesday noon, when every alarm has seen more than a day, to the next Monday. */
const week = { from: hour(36), until: hour(168) };

const own = (metric: string, atHour: number, value: number): Datapoint => ({
  ...{ namespace: "Cardlake", metric, dimensions: { Stage: "prod" } },
  ...{ at: hour(atHour), value },
});

/** A week of daily syncs at 05:00 that take an hour, measured at a quarter past each hour. */
function aWeek({
  withoutSyncOn = [] as number[],
  withoutMeterFrom = Number.POSITIVE_INFINITY,
  withoutLettersFrom = Number.POSITIVE_INFINITY,
}) {
  const days = Array.from({ length: 8 }, (_none, day) => day - 1);
  const synced = days.filter((day) => !withoutSyncOn.includes(day));
  const hours = Array.from({ length: 168 }, (_none, at) => at + 0.25);
  const lastEnd = (at: number) =>
    Math.max(...synced.map((day) => day * 24 + 6).filter((end) => end <= at));
  return [
    ...synced.map((day) => own("FieldsDrifted", day * 24 + 6, 0)),
    ...hours
      .filter((at) => at < withoutMeterFrom)
      .map((at) => own("MostOverdueSeconds", at, (at - lastEnd(at) - 25) * 3600)),
    ...Array.from({ length: 168 * 4 }, (_none, quarter) => quarter / 4)
      .filter((at) => at < withoutLettersFrom)
      .map((at) => own("DeadLettersWaiting", at, 0)),
  ];
}

const rung = (points: readonly Datapoint[]) =>
  ringsOf(alarms, points, week).map(({ alarm, from, until }) => ({
    alarm: alarm.replace("cardlake-prod-", ""),
    fromHour: (from.getTime() - monday) / hourMs,
    untilHour: until && (until.getTime() - monday) / hourMs,
  }));

describe("[OPS-4] in a week", () => {
  test("in which all is well no alarm rings", () => {
    expect(rung(aWeek({}))).toEqual([]);
  });

  test("without Thursday's sync it rings once the catalogue is 26 hours old, until Friday's", () => {
    const rings = rung(aWeek({ withoutSyncOn: [3] }));
    const stale = rings.find(({ alarm }) => alarm === "source-is-not-fresh");
    const wednesdaysEnd = 2 * 24 + 6;
    expect(stale?.fromHour).toBeGreaterThanOrEqual(wednesdaysEnd + 26);
    expect(stale?.fromHour).toBeLessThan(wednesdaysEnd + 27.5);
    expect(stale?.untilHour).toBeLessThan(4 * 24 + 8);
    expect(rings).toHaveLength(1);
  });

  test("in which a source changes, it rings when the run has ended", () => {
    const rings = rung([...aWeek({}), own("FieldsDrifted", 3 * 24 + 6, 2)]);
    expect(rings.map(({ alarm }) => alarm)).toEqual(["source-has-changed"]);
  });

  test("in which nobody measures any more, the silence rings", () => {
    const rings = rung(aWeek({ withoutMeterFrom: 100 }));
    expect(rings).toMatchObject([{ alarm: "source-is-not-fresh", untilHour: undefined }]);
    expect(rings[0]?.fromHour).toBeLessThan(105);
  });

  test("a dead letter rings within minutes of its counting, until half an hour after the last", () => {
    const letters = [0, 1, 2, 3].map((quarter) => own("DeadLettersWaiting", 50 + quarter / 4, 1));
    const rings = rung([...aWeek({}), ...letters]);
    expect(rings.map(({ alarm }) => alarm)).toEqual(["dead-letters"]);
    expect(rings[0]?.fromHour).toBeLessThan(50.2);
    expect(rings[0]?.untilHour).toBeGreaterThan(50.75);
    expect(rings[0]?.untilHour).toBeLessThanOrEqual(51.5);
  });

  test("in which nobody counts dead letters any more, the silence rings", () => {
    const rings = rung(aWeek({ withoutLettersFrom: 100 }));
    expect(rings).toMatchObject([{ alarm: "dead-letters", untilHour: undefined }]);
    expect(rings[0]?.fromHour).toBeLessThan(102);
  });

  test("one death of a function is left to its retries, one after the other rings", () => {
    const death = (atHour: number): Datapoint => ({
      ...{ namespace: "AWS/Lambda", metric: "Errors", dimensions: {}, at: hour(atHour), value: 1 },
    });
    expect(rung([...aWeek({}), death(50)])).toEqual([]);
    const rings = rung([...aWeek({}), death(50), death(50 + 1 / 12)]);
    expect(rings.map(({ alarm }) => alarm)).toEqual(["function-errors"]);
  });

  test("a message too old rings where somebody waits for it, in its own queue only", () => {
    const old = (atHour: number): Datapoint => ({
      ...{ namespace: "AWS/SQS", metric: "ApproximateAgeOfOldestMessage", value: 1_000 },
      ...{ dimensions: { QueueName: "cardlake-prod-renders" }, at: hour(atHour) },
    });
    const rings = rung([...aWeek({}), old(50), old(50 + 1 / 12)]);
    expect(rings.map(({ alarm }) => alarm)).toEqual(["queue-is-late-renders"]);
  });
});
