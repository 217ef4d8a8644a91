import * as z from "zod";
import type { LogLine } from "#test/support/workers/log-lines.ts";

/** One measured value. */
export interface Datapoint {
  readonly at: Date;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

export type Statistic = "Sum" | "Maximum" | "Minimum" | "Average" | "SampleCount";

const Embedded = z.looseObject({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** What CloudWatch takes out of log lines in the embedded metric format; other lines have nothing. */
export const datapointsOf = (lines: readonly LogLine[]): Datapoint[] =>
  lines.flatMap((line) => {
    const { success, data } = Embedded.safeParse(line);
    if (!success) return [];
    const at = new Date(data._aws.Timestamp);
    return data._aws.CloudWatchMetrics.flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
      Dimensions.flatMap((names) => {
        const dimensions = Object.fromEntries(names.map((name) => [name, String(data[name])]));
        return Metrics.flatMap(({ Name: metric }) =>
          [data[metric]]
            .flat()
            .map((value) => ({ at, namespace, metric, dimensions, value: Number(value) })),
        );
      }),
    );
  });

/** The values of one metric, in order. */
export class Series {
  private readonly points: readonly { readonly atMs: number; readonly value: number }[];

  constructor(points: readonly Datapoint[]) {
    this.points = points
      .map(({ at, value }) => ({ atMs: at.getTime(), value }))
      .sort((a, b) => a.atMs - b.atMs);
  }

  /** A statistic over a time, its beginning included and its end not; undefined without any value. */
  value(statistic: Statistic, fromMs: number, untilMs: number): number | undefined {
    const values: number[] = [];
    for (let at = this.firstFrom(fromMs); at < this.points.length; at += 1) {
      const point = this.points[at];
      if (!point || point.atMs >= untilMs) break;
      values.push(point.value);
    }
    return values.length === 0 ? undefined : statisticOf(statistic, values);
  }

  private firstFrom(ms: number): number {
    let [low, high] = [0, this.points.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.points[middle]?.atMs ?? 0) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function statisticOf(statistic: Statistic, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case "Sum":
      return sum;
    case "Maximum":
      return Math.max(...values);
    case "Minimum":
      return Math.min(...values);
    case "Average":
      return sum / values.length;
    case "SampleCount":
      return values.length;
  }
}
