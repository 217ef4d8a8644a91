import { describe, expect, test, vi } from "vitest";
import { count } from "#shared/observability/count.ts";
import { type AlarmDefinition, judged, ringsOf } from "#test/support/stacks/alarm-evaluator.ts";
import { type Datapoint, datapointsOf } from "#test/support/stacks/metric-series.ts";
import { logLines } from "#test/support/workers/log-lines.ts";

const anAlarm = (change: Partial<AlarmDefinition> = {}): AlarmDefinition => ({
  ...{
    AlarmName: "age",
    AlarmDescription: "",
    Namespace: "AWS/SQS",
    MetricName: "Age",
    Dimensions: [],
  },
  ...{ Statistic: "Maximum", Period: 300, EvaluationPeriods: 3, Threshold: 10 },
  ...{ ComparisonOperator: "GreaterThanOrEqualToThreshold", TreatMissingData: "missing" },
  ...change,
});

/** As AWS's documentation draws them: oldest first, X breaches, 0 does not, - is missing. */
const drawn = (picture: string) =>
  picture
    .split(" ")
    .reverse()
    .map((sign) => (sign === "-" ? undefined : sign === "X" ? 10 : 0));

describe("the evaluator treats missing data as CloudWatch's documentation says", () => {
  const before = "OK";
  test.each([
    ["0 - X - X", "OK", "OK", "OK", "OK"],
    ["- - - - 0", "OK", "OK", "OK", "OK"],
    ["- - - - -", "INSUFFICIENT_DATA", before, "ALARM", "OK"],
    ["0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["- - X - -", "ALARM", before, "ALARM", "OK"],
  ])("%s: missing %s, ignore %s, breaching %s, notBreaching %s", (picture, ...expected) => {
    const treatments = ["missing", "ignore", "breaching", "notBreaching"] as const;
    const states = treatments.map((TreatMissingData) =>
      judged(anAlarm({ TreatMissingData }), drawn(picture), before),
    );
    expect(states).toEqual(expected);
  });

  test.each([
    ["0 - X - X", "ALARM"],
    ["0 0 X 0 X", "ALARM"],
    ["- - - - X", "OK"],
  ])("two of three: %s is %s", (picture, expected) => {
    const alarm = anAlarm({ DatapointsToAlarm: 2, TreatMissingData: "notBreaching" });
    expect(judged(alarm, drawn(picture), before)).toBe(expected);
  });
});

const start = Date.parse("2026-02-01T00:00:00.000Z");
const minutes = (count: number) => new Date(start + count * 60_000);
const point = (minute: number, value: number, change: Partial<Datapoint> = {}): Datapoint => ({
  ...{ at: minutes(minute), namespace: "AWS/SQS", metric: "Age", dimensions: {}, value },
  ...change,
});
const hour = { from: minutes(0), until: minutes(60) };
/** One value a period, in the middle of it. */
const every5 = (values: readonly number[]) =>
  values.map((value, index) => point(index * 5 + 2, value));

describe("an alarm", () => {
  test("rings after as many bad periods as it wants, and stops after the first good one", () => {
    const points = every5([0, 20, 20, 20, 20, 0, 0, 0, 0, 0, 0, 0]);
    expect(ringsOf([anAlarm()], points, hour)).toEqual([
      { alarm: "age", from: minutes(20), until: minutes(30) },
    ]);
  });

  test("is not rung by fewer", () => {
    expect(ringsOf([anAlarm()], every5([0, 20, 20, 0, 20, 20, 0, 0]), hour)).toEqual([]);
  });

  test("hears only its own dimensions, all of them and no others", () => {
    const queue = (QueueName: string, more = {}) => ({ dimensions: { QueueName, ...more } });
    const alarm = anAlarm({
      EvaluationPeriods: 1,
      Dimensions: [{ Name: "QueueName", Value: "fetch" }],
      TreatMissingData: "notBreaching",
    });
    const others = [queue("index"), queue("fetch", { Stage: "dev" }), { dimensions: {} }];
    const silent = others.map((change) => point(2, 20, change));
    expect(ringsOf([alarm], silent, hour)).toEqual([]);
    expect(ringsOf([alarm], [point(2, 20, queue("fetch"))], hour)).toHaveLength(1);
  });

  test("on too few of something rings when there is silence", () => {
    const alarm = anAlarm({
      ...{ Statistic: "Sum", Period: 3600, EvaluationPeriods: 26, Threshold: 1 },
      ...{ ComparisonOperator: "LessThanThreshold", TreatMissingData: "breaching" },
    });
    const daily = [0, 1, 2, 4, 5].map((day) => point(day * 1440 + 300, 1));
    const rings = ringsOf([alarm], daily, { from: minutes(310), until: minutes(6 * 1440) });
    expect(rings).toHaveLength(1);
    const [ring] = rings;
    // The start of the third day is at 05:00; two hours of grace, and at most two that it looks back.
    expect(ring?.from.getTime()).toBeGreaterThanOrEqual(minutes(3 * 1440 + 300 + 120).getTime());
    expect(ring?.from.getTime()).toBeLessThanOrEqual(minutes(3 * 1440 + 300 + 300).getTime());
    expect(ring?.until).toEqual(minutes(4 * 1440 + 305));
  });

  test("is rung by what a function wrote into its log", async () => {
    vi.stubEnv("STAGE", "prod");
    const lines = await logLines(async () => {
      for (const _render of [1, 2, 3]) count("renders", {}, { RendersFailed: 1 });
    });
    vi.unstubAllEnvs();
    const alarm = anAlarm({
      ...{ AlarmName: "renders", Namespace: "Cardlake", MetricName: "RendersFailed" },
      ...{ Dimensions: [{ Name: "Stage", Value: "prod" }], Statistic: "Sum" },
      ...{ Period: 3600, EvaluationPeriods: 1, Threshold: 3, TreatMissingData: "notBreaching" },
    });
    const points = datapointsOf([...lines, { message: "request" }]);
    expect(points).toHaveLength(3);
    const until = new Date(Date.now() + 600_000);
    expect(ringsOf([alarm], points, { from: new Date(Date.now() - 600_000), until })).toHaveLength(
      1,
    );
  });
});
