import type { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { type Datapoint, Series, type Statistic } from "#test/support/stacks/metric-series.ts";

/** A dimension whose value only the deployment knows (an ImportValue); it matches any. */
const unknownValue = "*";

const Properties = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string().default(""),
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z
    .array(
      z.object({
        Name: z.string(),
        Value: z.union([z.string(), z.looseObject({}).transform(() => unknownValue)]),
      }),
    )
    .default([]),
  Statistic: z.enum(["Sum", "Maximum", "Minimum", "Average", "SampleCount"]),
  Period: z.number(),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  Threshold: z.number(),
  ComparisonOperator: z.enum([
    "GreaterThanOrEqualToThreshold",
    "GreaterThanThreshold",
    "LessThanThreshold",
    "LessThanOrEqualToThreshold",
  ]),
  TreatMissingData: z.enum(["breaching", "notBreaching", "ignore", "missing"]).default("missing"),
});

/** An alarm as its template defines it. */
export type AlarmDefinition = z.output<typeof Properties>;
export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/**
 * The alarms of a template. One on metric math has no MetricName and is refused: this evaluator
 * would have to judge it, and does not.
 */
export const alarmsIn = (template: Template): AlarmDefinition[] =>
  Object.entries(template.findResources("AWS::CloudWatch::Alarm")).map(
    ([id, { Properties: properties }]) => {
      const { success, data, error } = Properties.safeParse(properties);
      if (success) return data;
      throw new Error(`The evaluator cannot judge the alarm ${id}: ${z.prettifyError(error)}`);
    },
  );

export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** From when to when an alarm rang; without an end it rang on. */
export interface Ring {
  readonly alarm: string;
  readonly from: Date;
  readonly until?: Date;
}

/** CloudWatch looks at that many periods more than it evaluates, in case some have no value. */
const extraPeriods = 2;
/** CloudWatch evaluates every minute; five are enough to say when, and a week stays cheap. */
const stepMs = 300_000;

/** When each alarm would have rung, given everything that was measured. In the order of their start. */
export function ringsOf(
  alarms: readonly AlarmDefinition[],
  points: readonly Datapoint[],
  span: Span,
): Ring[] {
  return alarms
    .flatMap((alarm) => ringsOfOne(alarm, points, span))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

function ringsOfOne(alarm: AlarmDefinition, points: readonly Datapoint[], span: Span): Ring[] {
  const series = new Series(points.filter((point) => isOf(alarm, point)));
  const rings: Ring[] = [];
  let state: AlarmState = "INSUFFICIENT_DATA";
  let from: Date | undefined;
  for (let now = span.from.getTime(); now <= span.until.getTime(); now += stepMs) {
    state = judged(alarm, valuesAt(alarm, series, now), state);
    if (state === "ALARM") from ??= new Date(now);
    else if (from) {
      rings.push({ alarm: alarm.AlarmName, from, until: new Date(now) });
      from = undefined;
    }
  }
  return from ? [...rings, { alarm: alarm.AlarmName, from }] : rings;
}

/** Exactly the alarm's dimensions: CloudWatch adds nothing up over those that it does not name. */
function isOf({ Namespace, MetricName, Dimensions }: AlarmDefinition, point: Datapoint): boolean {
  if (point.namespace !== Namespace || point.metric !== MetricName) return false;
  if (Object.keys(point.dimensions).length !== Dimensions.length) return false;
  return Dimensions.every(({ Name, Value }) => {
    const value = point.dimensions[Name];
    return value !== undefined && (Value === unknownValue || value === Value);
  });
}

/** The newest values first, one for each period; undefined where nothing was measured. */
function valuesAt(
  { Period, EvaluationPeriods, Statistic: statistic }: AlarmDefinition,
  series: Series,
  nowMs: number,
): (number | undefined)[] {
  return Array.from({ length: EvaluationPeriods + extraPeriods }, (_none, back) => {
    const untilMs = nowMs - back * Period * 1000;
    return series.value(statistic satisfies Statistic, untilMs - Period * 1000, untilMs);
  });
}

/**
 * CloudWatch's rule: of the newest values as many as are evaluated, then what is missing of that
 * number counts as the alarm says.
 *
 * @param values the newest first, undefined where there is none
 */
export function judged(
  alarm: AlarmDefinition,
  values: readonly (number | undefined)[],
  before: AlarmState,
): AlarmState {
  const { EvaluationPeriods, DatapointsToAlarm: needed = EvaluationPeriods } = alarm;
  const real = values.filter((value) => value !== undefined).slice(0, EvaluationPeriods);
  const filled = EvaluationPeriods - real.length;
  const breaching = real.filter((value) => isBreaching(alarm, value)).length;
  switch (alarm.TreatMissingData) {
    case "breaching":
      return breaching + filled >= needed ? "ALARM" : "OK";
    case "notBreaching":
      return breaching >= needed ? "ALARM" : "OK";
    case "ignore":
      if (breaching >= needed) return "ALARM";
      return breaching + filled >= needed ? before : "OK";
    case "missing":
      if (real.length === 0) return "INSUFFICIENT_DATA";
      return breaching >= Math.min(needed, real.length) ? "ALARM" : "OK";
  }
}

function isBreaching({ ComparisonOperator, Threshold }: AlarmDefinition, value: number): boolean {
  switch (ComparisonOperator) {
    case "GreaterThanOrEqualToThreshold":
      return value >= Threshold;
    case "GreaterThanThreshold":
      return value > Threshold;
    case "LessThanThreshold":
      return value < Threshold;
    case "LessThanOrEqualToThreshold":
      return value <= Threshold;
  }
}
